"use client";

import { RelativeTime } from "@/components/ui/data/relative-time";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";

interface PendingEmailChangeProps {
  newEmail: string;
  /** The addresses that have not confirmed yet. */
  waitsFor: string[];
  expiresAt: Date;
  cancelAction: FormAction;
}

/** A change of address under way: what is missing, and the way to call it off. */
export function PendingEmailChange({ newEmail, waitsFor, expiresAt, cancelAction }: PendingEmailChangeProps) {
  const [state, formAction] = useToastedAction(cancelAction);
  return (
    <Alert
      tone="info"
      role="status"
      className="mb-4"
      title={`Changes to ${newEmail}`}
      action={
        <form action={formAction}>
          <SubmitButton variant="secondary" size="sm" pendingLabel="Cancelling…">
            Cancel the change
          </SubmitButton>
        </form>
      }
    >
      Waits for the link sent to {waitsFor.join(" and for the one sent to ")}. The links end{" "}
      <RelativeTime at={expiresAt} />.
      <FormError error={state.error} />
    </Alert>
  );
}
