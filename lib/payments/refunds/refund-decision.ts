import type { Payment } from "@/db";
import type { ApprovalRequest } from "@/lib/staff/approval";

/** Parts of one payment count together, so that no refund is cut into small ones. Pure; the payment is as before. */
export function refundDecision(
  payment: Payment,
  { reason }: { reason: string },
  amountCents: number,
): ApprovalRequest {
  const { id: paymentId, accountId, currency, refundedCents } = payment;
  return {
    kind: "refund",
    accountId,
    paymentId,
    amountCents: refundedCents + amountCents,
    currency,
    reason,
    request: { paymentId, amountCents, reason },
    sameBy: [paymentId, amountCents, refundedCents],
  };
}
