import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/form/button-class";

interface ConfirmRowProps {
  /** The button that opens it, and whom it is about. */
  label: string;
  accessibleLabel: string;
  /** What will happen. */
  question: string;
  children: ReactNode;
}

/** Asks before it acts, without JavaScript too: the deed's own button is inside. */
export function ConfirmRow({ label, accessibleLabel, question, children }: ConfirmRowProps) {
  return (
    <details className="text-right">
      <summary
        aria-label={accessibleLabel}
        className={`${buttonClass({ variant: "ghost", size: "sm" })} list-none text-danger [&::-webkit-details-marker]:hidden`}
      >
        {label}
      </summary>
      <div className="mt-2 flex flex-col items-end gap-2">
        <p className="max-w-56 text-xs text-balance whitespace-normal text-muted">{question}</p>
        {children}
      </div>
    </details>
  );
}
