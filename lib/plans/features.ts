import { and, arrayContains, asc, eq, isNull, sql } from "drizzle-orm";
import { plans, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { featureLabel } from "./feature-labels";
import type { Feature } from "./plan";

/** What an account may use: what staff set for it, else what its plan has. Pure. */
export function featuresOf(
  account: { features: string[] | null } | null,
  plan: { features: string[] } | null,
): string[] {
  return account?.features ?? plan?.features ?? [];
}

/** Throws `feature_not_in_plan`, with `feature` and the `plan` that has it. */
export async function requireFeature(tx: Tx, features: readonly string[], feature: Feature): Promise<void> {
  if (features.includes(feature)) return;
  const plan = await findPlanWith(tx, feature);
  const what = `Your plan does not include "${featureLabel(feature)}".`;
  if (!plan) throw new AppError("feature_not_in_plan", { message: what, details: { feature } });
  throw new AppError("feature_not_in_plan", {
    message: `${what} ${plan.name} has it.`,
    details: { feature, plan: plan.slug, plan_name: plan.name },
  });
}

/** The cheapest that is offered and has it, those with a price first; never a trial, which comes once. */
async function findPlanWith(tx: Tx, feature: Feature) {
  const isOffered = and(eq(plans.isActive, true), eq(plans.isPublic, true), isNull(plans.trialDays));
  const [plan] = await tx
    .select({ slug: plans.slug, name: plans.name })
    .from(plans)
    .where(and(isOffered, arrayContains(plans.features, [feature])))
    .orderBy(sql`${plans.priceCents} = 0`, asc(plans.priceCents), asc(plans.id))
    .limit(1);
  return plan;
}
