"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/form/field";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/actions/form-state";

interface ProofFormProps {
  action: FormAction;
  paymentId: number;
}

/** A confirmation by the payer's bank, so that our team finds the transfer sooner. */
export function ProofForm({ action, paymentId }: ProofFormProps) {
  const [state, formAction] = useActionState(action, {});
  return (
    <form action={formAction} className="mt-3 space-y-3" noValidate>
      <FormError error={state.error} />
      <FormSuccess message={state.message} />
      <input type="hidden" name="payment_id" value={paymentId} />
      <Field
        name="proof"
        type="file"
        label="Proof of your transfer"
        hint="A PDF, PNG or JPEG of 2 MB at most. A later one takes its place."
        accept="application/pdf,image/png,image/jpeg"
        error={state.fields?.proof}
      />
      <SubmitButton pendingLabel="Uploading…">Upload the proof</SubmitButton>
    </form>
  );
}
