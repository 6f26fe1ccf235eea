"use client";

import { ActError } from "@/components/admin/act-form";
import { buttonClass } from "@/components/ui/form/button-class";
import { TextareaField } from "@/components/ui/form/field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";

interface DecideTransferProps {
  action: FormAction;
  paymentId: number;
  /** The bank's, by which staff know it. */
  reference: string;
}

/** One transfer is decided where it stands. Rejecting wants a reason, so it is folded. */
export function DecideTransfer({ action, paymentId, reference }: DecideTransferProps) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="space-y-2">
      <ActError state={state} />
      <input type="hidden" name="payment_id" value={paymentId} />
      <div className="flex flex-wrap items-start gap-2">
        <SubmitButton size="sm" name="decision" value="approve" aria-label={`Approve ${reference}`}>
          Approve
        </SubmitButton>
        <details open={state.values?.decision === "reject"} className="open:w-full">
          <summary
            aria-label={`Reject ${reference}`}
            className={`${buttonClass({ variant: "ghost", size: "sm" })} list-none [&::-webkit-details-marker]:hidden`}
          >
            Reject…
          </summary>
          <div className="mt-2 w-52 space-y-2">
            <TextareaField
              name="reason"
              label="Tell the payer why"
              rows={2}
              maxLength={500}
              error={state.fields?.reason}
              defaultValue={state.values?.reason}
            />
            <SubmitButton size="sm" variant="danger" name="decision" value="reject">
              Reject this transfer
            </SubmitButton>
          </div>
        </details>
      </div>
    </form>
  );
}
