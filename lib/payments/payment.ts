/** Words of payments. Pure (CONTRACT.md, section 3). */
export const PAYMENT_STATUSES = ["pending_approval", "succeeded", "failed", "refunded"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Why a report of a transfer failed whose place a later report took: nobody rejected it. */
export const REPLACED = "Replaced by a later report.";

export function isReplaced(payment: { status: PaymentStatus; failureReason: string | null }): boolean {
  return payment.status === "failed" && payment.failureReason === REPLACED;
}

export const CHECKOUT_STATUSES = ["open", "completed", "expired"] as const;
export const PROVIDERS = ["stripe", "paypal"] as const;
export type Provider = (typeof PROVIDERS)[number];

export const PROVIDER_EVENT_STATUSES = ["received", "applied", "ignored", "failed"] as const;
