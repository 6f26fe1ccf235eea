import { inArray } from "drizzle-orm";
import { type Plan, plans, type Tx, trialGrants } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getOfferedPlan } from "@/lib/plans/find-plan";
import { FREE_SIGNUP_PLANS, isPayable } from "@/lib/plans/plan";
import { trialHash } from "./trial-address";

/**
 * The plan a sign-up gets: the one it asks for when that has a price, else the free trial, else `free` (docs/contract.md,
 * section 2). Throws `plan_not_self_service`, `validation_error` on plan_slug, or `signup_unavailable`.
 */
export async function choosePlan(tx: Tx, slug: string | undefined, address: string): Promise<Plan> {
  if (slug === undefined || isFreeSignup(slug)) return chooseFreePlan(tx, slug, address);
  const plan = await getOfferedPlan(tx, slug);
  if (!isPayable(plan)) throw new AppError("plan_not_self_service");
  return plan;
}

function isFreeSignup(slug: string): boolean {
  return FREE_SIGNUP_PLANS.some((free) => free === slug);
}

/** A second trial for the same mailbox becomes the free plan. */
async function chooseFreePlan(tx: Tx, slug: string | undefined, address: string): Promise<Plan> {
  const active = await tx
    .select()
    .from(plans)
    .where(inArray(plans.slug, [...FREE_SIGNUP_PLANS]));
  const [trial, free] = FREE_SIGNUP_PLANS.map((name) =>
    active.find((plan) => plan.slug === name && plan.isActive),
  );
  if (trial && slug !== "free" && (await claimTrial(tx, address))) return trial;
  if (free) return free;
  throw new AppError("signup_unavailable");
}

/** Takes the one trial of this mailbox; false when it was taken before, also by somebody signing up at this moment. */
async function claimTrial(tx: Tx, email: string): Promise<boolean> {
  const claimed = await tx
    .insert(trialGrants)
    .values({ addressHash: trialHash(email), grantedAt: now() })
    .onConflictDoNothing()
    .returning({ addressHash: trialGrants.addressHash });
  return claimed.length > 0;
}
