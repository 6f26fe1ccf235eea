"use client";

import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { PaymentMethod } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount } from "@/lib/money";
import { refundableCents } from "@/lib/payments/refunds/refund";

interface HeldMoneyProps {
  money: readonly {
    payment: {
      id: number;
      method: PaymentMethod;
      amountCents: number;
      refundedCents: number;
      currency: string;
    };
    invoiceNumber: string;
    isGoingBack: boolean;
    usableFor: { number: string } | undefined;
    waitsFor: { number: string; missingCents: number } | undefined;
  }[];
  /** For those who may have it refunded. */
  action: FormAction | undefined;
}

/** Money that arrived and paid nothing: whose it is, and the two things to do with it. */
export function HeldMoney({ money, action }: HeldMoneyProps) {
  if (money.length === 0) return null;
  return (
    <section id="money" aria-label="Money we hold for you" className="space-y-3">
      {money.map(({ payment, invoiceNumber, isGoingBack, usableFor, waitsFor }) => (
        <Alert
          key={payment.id}
          title={`We hold ${formatAmount(refundableCents(payment), payment.currency)} for you`}
          action={
            action &&
            (usableFor || payment.method !== "bank_transfer") && (
              <Choice
                action={action}
                paymentId={payment.id}
                usableFor={usableFor}
                isRefundable={payment.method !== "bank_transfer"}
              />
            )
          }
        >
          {payment.method === "bank_transfer" ? (
            <>
              It came by transfer for invoice {invoiceNumber}. It is yours, and counts on your next transfer.{" "}
              {waitsFor &&
                `Transfer ${formatAmount(waitsFor.missingCents, payment.currency)} with the reference ${waitsFor.number}, and that invoice is paid. `}
              Contact us to have it sent back.
            </>
          ) : (
            <>
              You paid it for invoice {invoiceNumber}, which needed no further payment. It is yours:{" "}
              {isGoingBack
                ? "a refund of it is on its way, and until that has arrived or failed it pays no invoice."
                : "have it refunded, or use it for an invoice of the same amount."}
            </>
          )}
        </Alert>
      ))}
    </section>
  );
}

interface ChoiceProps {
  action: FormAction;
  paymentId: number;
  usableFor: { number: string } | undefined;
  isRefundable: boolean;
}

function Choice({ action, paymentId, usableFor, isRefundable }: ChoiceProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-2">
      <FormError error={state.error} />
      <input type="hidden" name="payment_id" value={paymentId} />
      <div className="flex flex-wrap gap-2">
        {usableFor && (
          <SubmitButton name="act" value="use" pendingLabel="One moment…">
            {`Use it for ${usableFor.number}`}
          </SubmitButton>
        )}
        {isRefundable && (
          <SubmitButton name="act" value="refund" variant="secondary" pendingLabel="One moment…">
            Refund it
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
