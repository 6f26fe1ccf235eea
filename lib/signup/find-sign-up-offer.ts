import { directlyAsSystem, type Plan } from "@/db";
import { BILLING_INTERVALS, type BillingInterval } from "@/db/words";
import { isInUse, isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import type { Viewer } from "@/lib/auth/viewer/viewer";
import { ENTERPRISE_PLAN, FREE_SIGNUP_PLANS, isSelfService } from "@/lib/plans/plan";

interface SignUpOffer {
  /** The paid plan that the link named. */
  paid?: { plan: Plan; interval: BillingInterval };
  /** What a free sign-up brings; undefined while sign-up is closed. */
  free?: Plan;
  /** Why the link's plan is not what the page offers. */
  refusal?: "enterprise" | "unknown";
}

/** What /signup offers for the plan and interval in its address: that plan, or the free trial and a reason. */
export async function findSignUpOffer(slug?: string, interval?: string): Promise<SignUpOffer> {
  const plans = await directlyAsSystem((db) => db.query.plans.findMany());
  const active = plans.filter((plan) => plan.isActive);
  const free = FREE_SIGNUP_PLANS.map((name) => active.find((plan) => plan.slug === name)).find(Boolean);
  if (slug === undefined || FREE_SIGNUP_PLANS.some((name) => name === slug)) return { free };
  const plan = active.find((candidate) => candidate.slug === slug);
  if (plan && isSelfService(plan)) return { paid: { plan, interval: billingInterval(interval) } };
  return { free, refusal: slug === ENTERPRISE_PLAN ? "enterprise" : "unknown" };
}

function billingInterval(text: string | undefined): BillingInterval {
  return BILLING_INTERVALS.find((known) => known === text) ?? "month";
}

type SignedIn = Pick<Viewer, "role" | "account">;

/**
 * Where somebody who has an account already finds the plan that a link to /signup named: the change with its price, or
 * the payment that comes first. Undefined where their own front page is as good. Pure.
 */
export function signedInPath(
  { role, account }: SignedIn,
  { paid, refusal }: SignUpOffer,
): string | undefined {
  if (!account || !role || !hasPermission(role, "billing:read")) return undefined;
  if (!paid) return refusal && "/billing";
  const isOutOfReach = account.closedAt !== null || isSuspendedByStaff(account);
  if (isOutOfReach || !hasPermission(role, "billing:manage")) return "/billing";
  const request = new URLSearchParams({ plan: paid.plan.slug, interval: paid.interval });
  return `${isInUse(account) ? "/billing/change" : "/payment"}?${request}`;
}
