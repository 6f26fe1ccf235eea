import type { PaymentStatus } from "@/db/words";

/** What staff can decide about a payment. */
export const DECISIONS = ["approve", "reject", "refund"] as const;
export type PaymentDecision = (typeof DECISIONS)[number];

/** Which of them make sense. Pure; the verbs decide for themselves again. */
export function possibleDecisions({ status }: { status: PaymentStatus }): PaymentDecision[] {
  if (status === "pending_approval") return ["approve", "reject"];
  return status === "succeeded" ? ["refund"] : [];
}
