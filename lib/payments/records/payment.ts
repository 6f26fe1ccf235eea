import type { PaymentMethod, PaymentStatus } from "@/db/words";

/** Why a report of a transfer failed whose place a later report took: nobody rejected it. */
export const REPLACED = "Replaced by a later report.";

export function isReplaced(payment: { status: PaymentStatus; failureReason: string | null }): boolean {
  return payment.status === "failed" && payment.failureReason === REPLACED;
}

/** A card or PayPal was refused where it was issued; a transfer, where our team did not find it. */
export function isDeclined(payment: { status: PaymentStatus; method: PaymentMethod }): boolean {
  return payment.status === "failed" && payment.method !== "bank_transfer";
}
