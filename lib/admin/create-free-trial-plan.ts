import { eq } from "drizzle-orm";
import { plans } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { PLAN_SEEDS } from "@/db/seeds/plans";
import { env } from "@/lib/env";

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
    const [found] = await tx.select().from(plans).where(eq(plans.slug, SLUG));
    return { created: inserted.length > 0, plan: found! };
  });
}
