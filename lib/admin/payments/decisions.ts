import type { PaymentMethod, PaymentStatus } from "@/db/words";

/** What staff can decide about a payment. */
export const DECISIONS = ["approve", "reject", "refund"] as const;
export type PaymentDecision = (typeof DECISIONS)[number];

/** Which of them make sense. Pure; the verbs decide for themselves again. */
export function possibleDecisions({
  status,
  method,
}: {
  status: PaymentStatus;
  method: PaymentMethod;
}): PaymentDecision[] {
  if (method === "sandbox") return [];
  if (awaitsDecision(status)) return ["approve", "reject"];
  if (isBeingCollected({ status })) return ["reject"];
  return status === "succeeded" || status === "kept" ? ["refund"] : [];
}

/** A reported transfer that somebody has to look for on the bank's statement. */
export function awaitsDecision(status: PaymentStatus): boolean {
  return status === "pending_approval";
}

/** A provider collects it, and may never: staff can stop waiting. */
export function isBeingCollected({ status }: { status: PaymentStatus }): boolean {
  return status === "processing";
}

/** Its list tells disputes that are open: money that is kept can be disputed too. */
export function mayBeInDispute(status: PaymentStatus): boolean {
  return status === "disputed" || status === "kept";
}

/** No provider sends the money back: staff do, by bank. */
export function isRefundedByHand({ method }: { method: PaymentMethod }): boolean {
  return method === "bank_transfer";
}

/** What became of money that staff found, in a sentence: it paid its invoice, or that takes none any longer. Pure. */
export function whatApprovingDid(
  verb: string,
  { payment, invoice }: { payment: { status: PaymentStatus }; invoice: { number: string } },
): string {
  return payment.status === "kept"
    ? `Kept: ${invoice.number} takes no money any longer, so it is the account's own.`
    : `${verb}: ${invoice.number} is paid.`;
}

/** Approving asks whether the same money was counted before; the other decisions don't. */
export const needsRecentTransfers = (decision: PaymentDecision) => decision === "approve";
