import type { Payment } from "@/db";
import type { RefundStatus } from "@/db/words";

/** What people call a refund's state: staff and the payer read the same word. */
export type RefundState = "requested" | "sent" | "failed";

/** Asked for or accepted is not sent: the payer waits for it. Pure. */
export function refundState(status: RefundStatus): RefundState {
  if (status === "done") return "sent";
  return status === "failed" ? "failed" : "requested";
}

export const REFUND_STATE_NAMES: Record<RefundState, string> = {
  requested: "Requested",
  sent: "Sent",
  failed: "Failed",
};

/** What of a payment has not gone back yet. Pure. */
export function refundableCents(payment: Pick<Payment, "amountCents" | "refundedCents">): number {
  return payment.amountCents - payment.refundedCents;
}
