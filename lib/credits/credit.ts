/** Words and prices of credits. Pure (CONTRACT.md, sections 2 and 4). */
export const CREDIT_TRANSACTION_KINDS = ["grant", "reset", "consume", "refund", "adjust"] as const;
export type CreditTransactionKind = (typeof CREDIT_TRANSACTION_KINDS)[number];

export const CREDIT_OPERATIONS = [
  "clustering",
  "idea_generation",
  "content_generation",
  "image_generation",
  "linking",
  "optimization",
  "site_analysis",
] as const;
export type CreditOperation = (typeof CREDIT_OPERATIONS)[number];

/** Credits per `per` units; the product is rounded up. For content and optimization a unit is a word. */
const COSTS: Record<CreditOperation, { credits: number; per: number }> = {
  clustering: { credits: 10, per: 1 },
  idea_generation: { credits: 15, per: 1 },
  content_generation: { credits: 1, per: 100 },
  image_generation: { credits: 5, per: 1 },
  linking: { credits: 8, per: 1 },
  optimization: { credits: 1, per: 200 },
  site_analysis: { credits: 25, per: 1 },
};

/** What `units` of an operation cost, in whole credits, rounded up. `units` counts words where a price is per words. */
export function operationCost(operation: CreditOperation, units: number): number {
  const { credits, per } = COSTS[operation];
  return Math.ceil((units * credits) / per);
}
