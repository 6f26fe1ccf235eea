import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Label } from "./label";

export interface FieldText {
  label: ReactNode;
  hint?: ReactNode;
  /** One sentence, or the list that an action's `state.fields` holds. */
  error?: string | readonly string[] | undefined;
  /** Says "optional" beside the label; everything else is understood to be needed. */
  optional?: boolean;
}

/** Label above, hint below, error below that. For a control of one's own: spread `fieldWiring(id, text)` on it. */
export function FieldShell({
  controlId,
  label,
  hint,
  error,
  optional,
  children,
}: FieldText & { controlId: string; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <Label htmlFor={controlId}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted">optional</span>}
      </Label>
      {children}
      {hint && (
        <p id={`${controlId}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${controlId}-error`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: FieldText["error"] }) {
  const text = errorText(error);
  if (!text) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-danger">
      <CircleAlert aria-hidden className="mt-1 size-3.5 shrink-0" />
      {text}
    </p>
  );
}

/** What ties a control to its label, hint and error. */
export function fieldWiring(controlId: string, { hint, error }: FieldText) {
  const wrong = errorText(error) !== undefined;
  const describedBy = [hint ? `${controlId}-hint` : "", wrong ? `${controlId}-error` : ""].filter(Boolean);
  return {
    id: controlId,
    "aria-invalid": wrong || undefined,
    "aria-describedby": describedBy.join(" ") || undefined,
  };
}

function errorText(error: FieldText["error"]): string | undefined {
  const text = typeof error === "string" ? error : error?.join(" ");
  return text || undefined;
}
