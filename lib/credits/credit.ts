import type { CreditOperation } from "@/db/words";
import type { Feature } from "@/lib/plans/plan";

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

/** The feature that an account needs for an operation; undefined where every plan has it. */
export function featureFor(operation: CreditOperation): Feature | undefined {
  return OPERATION_FEATURES[operation];
}

const OPERATION_FEATURES: Partial<Record<CreditOperation, Feature>> = {
  image_generation: "image_gen",
  content_generation: "ai_writer",
  optimization: "ai_writer",
};
