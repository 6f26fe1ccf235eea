import type { Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { type Decision, decidedOtherwise, lockPaymentWithAccount } from "@/lib/payments/records/lock-payment";
import { refuseTaken } from "@/lib/payments/records/taken/taken-invoice";
import { lockBill } from "@/lib/payments/settlement/bill";
import { keepArrived, takesMoney } from "@/lib/payments/settlement/keep-arrived";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";
import { lookUpReference, usedReference } from "@/lib/payments/settlement/used-reference";
import type { ApprovalRequest } from "@/lib/staff/approval";
import { decide } from "@/lib/staff/decide";
import { requireDecision } from "@/lib/staff/require-decision";

/**
 * Staff found the reported transfer on the bank's statement: it settles its invoice, or is kept as the account's own where
 * that takes no money any longer. Approving twice answers `replayed: true`.
 * Throws `not_found`, `payment_in_progress`, `invalid_state` when it was rejected or its report was closed, and
 * `payment_reference_used` when another payment was settled under its reference, unless the reason is given why this is
 * another one; and what requireDecision throws.
 */
export function approvePayment(decision: Decision & { sameReferenceReason?: string }): Promise<Settled> {
  const { paymentId, sameReferenceReason, ...by } = decision;
  return decide(decision, async (tx) => {
    const { payment, account } = await lockPaymentWithAccount(tx, paymentId);
    if (payment.status === "succeeded" || payment.isKeptByHand)
      return settledState(tx, payment, { replayed: true });
    if (payment.status !== "pending_approval") throw decidedOtherwise(payment);
    const known = await lookUpReference(tx, { ...settlementOf(payment), sameReferenceReason });
    if (known.replayed) throw await usedReference(tx, known.replayed, payment.accountId);
    if (!account)
      throw new AppError("invalid_state", { message: "This account was deleted: reject the transfer." });
    const bill = await lockBill(tx, account, payment.invoiceId);
    refuseTaken(bill.takenAs);
    const on = { bill, reported: payment };
    const settled = (await takesMoney(tx, on))
      ? await settlePayment(
          tx,
          { ...settlementOf(payment), ...by, sameReferenceReason: known.sameReferenceReason },
          on,
        )
      : await keepArrived(tx, on, by);
    await requireDecision(tx, decision, approvalRequestOf(payment, sameReferenceReason));
    return settled;
  });
}

function approvalRequestOf(payment: Payment, sameReferenceReason: string | undefined): ApprovalRequest {
  const { id: paymentId, accountId, amountCents, currency, externalPaymentId, payerName } = payment;
  return {
    kind: "approve",
    accountId,
    paymentId,
    amountCents,
    currency,
    reason: sameReferenceReason ?? `Reference ${externalPaymentId}, from ${payerName || "nobody named"}.`,
    request: { paymentId, sameReferenceReason },
    sameBy: [paymentId],
  };
}

function settlementOf({ accountId, method, externalPaymentId, amountCents, currency }: Payment) {
  return { accountId, method, externalPaymentId, amountCents, currency };
}
