"use client";

import type { ReactNode } from "react";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";

interface RowFormProps {
  action: FormAction;
  /** The hidden field that says which row. */
  field: "member_id" | "invitation_id";
  id: number;
  /** For screen readers: what the button does, and to whom. */
  label: string;
  children: ReactNode;
}

/** One button of a table's row, as a form: works without JavaScript, says what went wrong beside itself. */
export function RowForm({ action, field, id, label, children }: RowFormProps) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="inline-flex flex-col items-end gap-1">
      <input type="hidden" name={field} value={id} />
      <SubmitButton variant="secondary" size="sm" aria-label={label}>
        {children}
      </SubmitButton>
      {state.error && (
        <p role="alert" className="max-w-64 text-right text-xs text-danger">
          {state.error}
        </p>
      )}
    </form>
  );
}
