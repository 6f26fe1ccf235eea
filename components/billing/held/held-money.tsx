"use client";

import { LinkButton } from "@/components/ui/form/button";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount } from "@/lib/money";
import { refundableCents } from "@/lib/payments/refunds/refund";
import { type HeldPayment, heldMoneyWords, isRefundable } from "./held-money-words";

interface HeldMoneyProps {
  money: readonly HeldPayment[];
  /** For those who may use it or have it refunded. */
  action: FormAction | undefined;
}

/** Money that arrived and paid nothing: what it is, what happens next, and the click that uses it or sends it back. */
export function HeldMoney({ money, action }: HeldMoneyProps) {
  if (money.length === 0) return null;
  return (
    <section id="money" aria-label="Money we hold for you" className="space-y-3">
      {money.map((held) => (
        <Alert
          key={held.payment.id}
          title={`We hold ${formatAmount(refundableCents(held.payment), held.payment.currency)} for you`}
          action={<NextStep held={held} action={action} />}
        >
          {heldMoneyWords(held, action !== undefined).join(" ")}
        </Alert>
      ))}
    </section>
  );
}

function NextStep({ held, action }: { held: HeldPayment; action: FormAction | undefined }) {
  const { payment, usableFor } = held;
  const canRefund = isRefundable(held);
  return (
    <>
      {action && (usableFor || canRefund) && (
        <Choice action={action} paymentId={payment.id} usableFor={usableFor} isRefundable={canRefund} />
      )}
      {payment.method === "bank_transfer" && (
        <LinkButton href="/contact" variant="secondary">
          Get it back
        </LinkButton>
      )}
    </>
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
