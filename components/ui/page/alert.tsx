import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Tone = "info" | "success" | "warning" | "danger";

const LOOKS = {
  info: { icon: Info, box: "border-border bg-surface", mark: "text-muted" },
  success: { icon: CircleCheck, box: "border-success/30 bg-success-soft", mark: "text-success" },
  warning: { icon: TriangleAlert, box: "border-warning/35 bg-warning-soft", mark: "text-warning" },
  danger: { icon: CircleAlert, box: "border-danger/30 bg-danger-soft", mark: "text-danger" },
} as const;

interface AlertProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
  /** "alert" is read out immediately, "status" when there is a pause; none for what was there from the start. */
  role?: "alert" | "status";
  className?: string;
}

export function Alert({ tone = "info", title, children, action, role, className }: AlertProps) {
  const { icon: Icon, box, mark } = LOOKS[tone];
  return (
    <div role={role} className={clsx("flex flex-wrap gap-3 rounded-card border p-4 text-sm", box, className)}>
      <Icon aria-hidden className={clsx("mt-0.5 size-4.5 shrink-0", mark)} />
      <div className="min-w-48 flex-1 space-y-0.5 wrap-anywhere text-text">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
