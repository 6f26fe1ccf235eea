"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";

/** In a sandbox: the invoice is paid by a click, and no money moves. */
export function SettleForm({ action, invoiceId }: { action: FormAction; invoiceId: number }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <input type="hidden" name="invoice_id" value={invoiceId} />
      <p className="text-muted">
        No money moves. The invoice is paid as if a payment had just arrived, with everything that follows
        from it.
      </p>
      <SubmitButton pendingLabel="Settling…">Settle</SubmitButton>
    </form>
  );
}
