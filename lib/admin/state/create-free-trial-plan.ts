import { asSystem, plans } from "@/db";
import { PLAN_SEEDS } from "@/db/seeds/plans";
import { env } from "@/lib/env";
import { findPlanIn } from "@/lib/plans/find-plan";

const SLUG = "free-trial";

/** Puts the free-trial plan in place when it is missing; one that is there stays as it was edited. */
export function createFreeTrialPlan() {
  const plan = PLAN_SEEDS.find(({ slug }) => slug === SLUG)!;
  return asSystem(async (tx) => {
    const inserted = await tx
      .insert(plans)
      .values({ ...plan, currency: env().CURRENCY })
      .onConflictDoNothing()
      .returning();
    return { created: inserted.length > 0, plan: (await findPlanIn(tx, SLUG))! };
  });
}
