"use client";

import { ContinueAt } from "@/components/payment/continue-at";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface OneButtonFormProps {
  action: FormAction;
  label: string;
  /** Whose page it leads to, where it leads away from ours. */
  to?: string;
}

/** One thing to do, with what went wrong above the button. */
export function OneButtonForm({ action, label, to }: OneButtonFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      {to && <ContinueAt state={state} to={to} />}
      <SubmitButton variant="secondary" pendingLabel="One moment…">
        {label}
      </SubmitButton>
    </form>
  );
}
