import { listPublicPlans } from "@/lib/plans/queries";
import { getAccountProfile } from "./account-profile";
import { limitOf, type PlanLimit, planThatLifts } from "./plan-limit";

/** Where an account stands against one limit of its plan, and what would lift it. */
export interface LimitStanding {
  what: PlanLimit;
  planName: string;
  limit: number;
  used: number;
  isReached: boolean;
  /** The cheapest plan on sale that allows more; undefined when none does. */
  lifting: { name: string; slug: string; limit: number; priceCents: number; currency: string } | undefined;
}

/** `used` is for what the account's totals do not tell: the sectors of one site. Without a plan nothing is allowed. */
export async function limitStanding(
  accountId: number,
  what: PlanLimit,
  usedHere?: number,
): Promise<LimitStanding> {
  const [{ plan, usage }, plans] = await Promise.all([getAccountProfile(accountId), listPublicPlans()]);
  const limit = plan ? limitOf(plan, what) : 0;
  const used = usedHere ?? (what === "sectors" ? usage.sectorsPerSite : usage[what]);
  const bigger = planThatLifts(plans, what, limit);
  return {
    what,
    planName: plan?.name ?? "",
    limit,
    used,
    isReached: used >= limit,
    lifting: bigger && {
      name: bigger.name,
      slug: bigger.slug,
      limit: limitOf(bigger, what),
      priceCents: bigger.priceCents,
      currency: bigger.currency,
    },
  };
}
