import type { AccountStatus } from "@/db/words";

/** Whether credits are bought now for an account that asked for it, and how. Pure. */

export interface TopUpFacts {
  status: AccountStatus;
  /** On a plan that was deactivated, credits can't be spent: nothing is bought until it is back, or another is chosen. */
  isPlanActive: boolean;
  available: number;
  threshold: number;
  /** What the owner's package costs now, with tax. Undefined where it is not sold, or not on the account's plan. */
  priceCents: number | undefined;
  /** What was bought this way in this calendar month. */
  bought: { count: number; cents: number };
  limits: { count: number; cents: number };
  /** Somebody is about to pay an order of the same package. */
  isBeingPaid: boolean;
  /** A card is stored, and charged for renewals. */
  hasCard: boolean;
}

export type TopUpDecision =
  | "nothing"
  /** Charge the stored card. */
  | "charge"
  /** Send an invoice to pay. */
  | "remind"
  /** Look again later: an order is being paid. */
  | "wait"
  /** The month's limit is reached. */
  | "limit"
  /** The package can't be bought. */
  | "not_offered";

export function decideTopUp(facts: TopUpFacts): TopUpDecision {
  const { status, isPlanActive, available, threshold, priceCents, bought, limits, isBeingPaid, hasCard } =
    facts;
  if (status !== "active" && status !== "trial") return "nothing";
  if (!isPlanActive) return "nothing";
  if (available >= threshold) return "nothing";
  if (priceCents === undefined) return "not_offered";
  if (isBeingPaid) return "wait";
  if (bought.count >= limits.count || bought.cents + priceCents > limits.cents) return "limit";
  return hasCard ? "charge" : "remind";
}
