"use client";

import { Checkbox } from "@/components/ui/form/checkbox";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

interface LeaveAccountProps {
  action: FormAction;
  accountName: string;
}

/** Anybody's way out of an account; the last owner is told what comes first, when they try. */
export function LeaveAccount({ action, accountName }: LeaveAccountProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <Card
      title="Leave account"
      description={`You lose access to ${accountName} right away. What you made stays, but invitations you sent are revoked.`}
    >
      <form action={formAction} className="space-y-4">
        <FormError error={state.error} />
        <Checkbox
          name="confirm"
          label={`I want to leave ${accountName}`}
          required
          error={state.fields?.confirm}
        />
        <SubmitButton variant="danger" pendingLabel="Leaving…">
          Leave account
        </SubmitButton>
      </form>
    </Card>
  );
}
