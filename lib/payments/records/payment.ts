import type { PaymentStatus } from "@/db/words";

/** Why a report of a transfer failed whose place a later report took: nobody rejected it. */
export const REPLACED = "Replaced by a later report.";

export function isReplaced(payment: { status: PaymentStatus; failureReason: string | null }): boolean {
  return payment.status === "failed" && payment.failureReason === REPLACED;
}
