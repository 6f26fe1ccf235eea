import { type PaymentMethod, type PaymentStatus, SETTLED_STATUSES } from "@/db/words";

/** Why a report of a transfer failed whose place a later report took: nobody rejected it. */
export const REPLACED = "Replaced by a later report.";

/** Why a report was closed when its invoice was paid some other way: nobody rejected it either. */
export const PAID_OTHERWISE = "The invoice was paid another way.";

/** What begins the reference of money that a provider could not give back: the number of the refund follows. */
export const RETURNED = "RETURNED-";

/** A provider could not give it back, so it is ours to send: no line of a statement has brought it. Pure. */
export function isReturned({ externalPaymentId }: { externalPaymentId: string }): boolean {
  return externalPaymentId.startsWith(RETURNED);
}

/** From each status, where a payment may go (docs/states.md). Staying is no transition. */
export const PAYMENT_TRANSITIONS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending_approval: ["succeeded", "failed", "kept"],
  processing: ["succeeded", "failed", "kept"],
  succeeded: ["refunded", "disputed"],
  failed: [],
  refunded: [],
  disputed: ["succeeded", "refunded"],
  kept: ["succeeded"],
};

/** It has paid its invoice, whatever became of it since. */
export function isSettled({ status }: { status: PaymentStatus }): boolean {
  return SETTLED_STATUSES.some((settled) => settled === status);
}

/** It arrived and pays no invoice: the account's own. */
export function isKept({ status }: { status: PaymentStatus }): boolean {
  return status === "kept";
}

interface Standing {
  status: PaymentStatus;
  method: PaymentMethod;
  failureReason: string | null;
  amountCents?: number;
  refundedCents?: number;
}

/** How a payment stands, in a word for people: a status, or what a status alone doesn't tell. */
export type PaymentStanding = PaymentStatus | "replaced" | "closed" | "declined" | "partly_refunded";

/** Pure; the same word in every page. */
export function paymentStanding(payment: Standing): PaymentStanding {
  const { status, method, failureReason, amountCents = 0, refundedCents = 0 } = payment;
  if (status === "failed" && failureReason === REPLACED) return "replaced";
  if (status === "failed" && failureReason === PAID_OTHERWISE) return "closed";
  // A card or PayPal is refused where it was issued; a transfer, where our team did not find it.
  if (status === "failed" && method !== "bank_transfer") return "declined";
  if (status === "kept" && refundedCents > 0 && refundedCents === amountCents) return "refunded";
  const isPart = refundedCents > 0 && refundedCents < amountCents;
  return isPart && (status === "succeeded" || status === "kept") ? "partly_refunded" : status;
}
