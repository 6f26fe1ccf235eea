"use client";

import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

interface ReportTransferFormProps {
  action: FormAction;
  invoiceId: number;
  isWaiting: boolean;
  /** The report that is corrected: what it said is there to be changed. */
  reported?: { externalPaymentId: string; payerName: string | null; proofUrl: string | null };
}

/** "I have sent it": staff look for the transfer and confirm it. */
export function ReportTransferForm({ action, invoiceId, isWaiting, reported }: ReportTransferFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4 border-t border-border pt-5" noValidate>
      <h3 className="font-semibold">{isWaiting ? "Correct your report" : "Tell us once you have sent it"}</h3>
      <FormError error={state.error} />
      <input type="hidden" name="invoice_id" value={invoiceId} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="external_payment_id"
          label="Payment reference"
          hint="The reference number from your bank, or the reference you typed."
          required
          error={state.fields?.external_payment_id}
          defaultValue={state.values?.external_payment_id ?? reported?.externalPaymentId}
        />
        <Field
          name="payer_name"
          label="Payer"
          hint="The name on the account it came from."
          required
          maxLength={200}
          autoComplete="name"
          error={state.fields?.payer_name}
          defaultValue={state.values?.payer_name ?? reported?.payerName ?? undefined}
        />
      </div>
      <Field
        name="proof_url"
        label="Link to a proof"
        type="url"
        inputMode="url"
        optional
        placeholder="https://"
        maxLength={2000}
        error={state.fields?.proof_url}
        defaultValue={state.values?.proof_url ?? reported?.proofUrl ?? undefined}
      />
      <SubmitButton pendingLabel="Sending…">
        {isWaiting ? "Send the correction" : "I have sent it"}
      </SubmitButton>
    </form>
  );
}
