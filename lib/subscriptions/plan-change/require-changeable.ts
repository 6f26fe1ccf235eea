import type { Plan, Subscription, Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getOfferedPlan } from "@/lib/plans/find-plan";
import { isPayable } from "@/lib/plans/plan";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { findPaidOnScheduled } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { formatDate } from "@/lib/time/date-words";

/**
 * Throws `invalid_state` where a running, paid subscription takes no other plan: it has been cancelled, or the next
 * period is paid already on the plan that waits for it. Dropping that one would leave the bigger plan running for the
 * smaller one's price. `plan`: the one that is wanted.
 */
export async function requireChangeable(
  tx: Tx,
  subscription: Subscription,
  plan: { id: number },
): Promise<void> {
  if (subscription.cancelAtPeriodEnd)
    throw new AppError("invalid_state", {
      message: "You have cancelled this subscription. Resume it first, then change the plan.",
    });
  if (subscription.scheduledPlanId === plan.id) return;
  const ahead = await findPaidOnScheduled(tx, subscription);
  if (!ahead || ahead.start <= now()) return;
  const { name } = await getPlanById(tx, ahead.planId);
  const day = formatDate(ahead.start);
  throw new AppError("invalid_state", {
    message: `${name} is paid from ${day} on. Another plan can be chosen once it has begun.`,
  });
}

/**
 * Stripe drafts the next period's invoice when the period ends, and charges it within hours: a change in between would be
 * charged at the old price. Throws `payment_in_progress` until it was charged or declined.
 */
export function requireNotBeingCharged(subscription: Subscription): void {
  const { stripeSubscriptionId, status, cancelAtPeriodEnd, currentPeriodEnd } = subscription;
  const hasEnded = currentPeriodEnd !== null && currentPeriodEnd <= now();
  if (!stripeSubscriptionId || status !== "active" || cancelAtPeriodEnd || !hasEnded) return;
  throw new AppError("payment_in_progress", {
    message:
      "Your card is being charged for the new period. Change the plan once that is done, in a few hours at most.",
  });
}

/** A plan that a customer may choose. Throws `validation_error`, `plan_not_self_service` or `plan_not_payable`. */
export async function getChosenPlan(tx: Tx, slug: string): Promise<Plan> {
  const plan = await getOfferedPlan(tx, slug);
  if (!isPayable(plan)) throw new AppError("plan_not_payable");
  return plan;
}
