import { asSystem } from "@/db";
import { type Decision, decidedOtherwise, lockPayment } from "@/lib/payments/records/lock-payment";
import { requireNotTaken } from "@/lib/payments/records/taken-invoice";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";

/**
 * Staff found the reported transfer on the bank's statement. Approving twice answers `replayed: true`.
 * Throws `not_found`, `payment_in_progress`, `invalid_state` when it was rejected or its invoice was paid otherwise, and `payment_reference_used`
 * when another payment was settled under its reference meanwhile.
 */
export function approvePayment(decision: Decision): Promise<Settled> {
  const { paymentId, ...by } = decision;
  return asSystem(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (payment.status === "succeeded") return settledState(tx, payment, { replayed: true });
    if (payment.status !== "pending_approval") throw decidedOtherwise(payment);
    await requireNotTaken(tx, payment.invoiceId);
    return settlePayment(tx, { ...payment, ...by });
  });
}
