"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { ContinueAt } from "./continue-at";

interface CheckoutFormProps {
  action: FormAction;
  method: "stripe" | "paypal";
  invoiceId: number;
  /** Stripe charges the periods that follow as well. */
  repeats: boolean;
  /** The amount that is charged, where a part of it is held from transfers. */
  whole?: string;
}

const WORDS = {
  stripe: {
    page: "Stripe",
    button: "Pay by card",
    text: "You pay on Stripe's page and come back here.",
    later: "Renewals are charged automatically.",
  },
  paypal: {
    page: "PayPal",
    button: "Pay with PayPal",
    text: "You approve the payment at PayPal and come back here.",
    later: "Each period has an invoice of its own.",
  },
} as const;

/** Goes to the provider's page. Nothing is charged here. */
export function CheckoutForm({ action, method, invoiceId, repeats, whole }: CheckoutFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      <FormError error={state.error} />
      <ContinueAt state={state} to={WORDS[method].page} />
      <input type="hidden" name="payment_method" value={method} />
      <input type="hidden" name="invoice_id" value={invoiceId} />
      <p className="text-muted">
        {WORDS[method].text} {repeats && WORDS[method].later}
      </p>
      {whole && (
        <p>
          This charges the full {whole}. The part we already hold stays yours. To pay only the rest, use bank
          transfer.
        </p>
      )}
      <SubmitButton pendingLabel="Opening…">{WORDS[method].button}</SubmitButton>
    </form>
  );
}
