import type { Account, Plan, Subscription, Tx } from "@/db";
import { changeAccountStatus, type StatusCause } from "@/lib/accounts/change-status";
import { nowMs } from "@/lib/clock";
import { giveBackLapsedCredits } from "@/lib/credits/give-back-lapsed-credits";
import { AppError } from "@/lib/errors";
import { isPayable } from "@/lib/plans/plan";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { startFreeSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { addDays } from "@/lib/time/days";

/**
 * Puts the account on trial for `days` more: a trial that has ended begins again, with the credits that lapsed. Throws
 * `invalid_state` where a plan with a price was chosen meanwhile, which nobody has unpaid. The caller holds the account's
 * lock and has decided that it may.
 */
export async function prolongTrial(
  tx: Tx,
  account: Account,
  days: number,
  cause: StatusCause,
): Promise<Date> {
  const subscription = await lockLiveSubscription(tx, account.id);
  const plan = await getTrialPlan(tx, account, subscription);
  const from = Math.max(account.trialEndsAt?.getTime() ?? 0, nowMs());
  const trialEndsAt = addDays(new Date(from), days);
  const told = "action" in cause ? withEnd(cause, trialEndsAt) : cause;
  await changeAccountStatus(tx, account, { to: "trial", liftedByStaff: true }, told, { trialEndsAt });
  if (!subscription) {
    await startFreeSubscription(tx, { accountId: account.id, plan, trialEndsAt });
    await giveBackLapsedCredits(tx, account.id);
    return trialEndsAt;
  }
  const recorded = { recordedAs: "action" in cause ? cause.action : cause.recordedAs };
  await changeSubscriptionStatus(tx, subscription, "trialing", recorded, { currentPeriodEnd: trialEndsAt });
  return trialEndsAt;
}

async function getTrialPlan(tx: Tx, account: Account, subscription: Subscription | undefined): Promise<Plan> {
  const planId = subscription?.planId ?? account.planId;
  if (planId === null) throw new AppError("no_plan");
  const plan = await getPlanById(tx, planId);
  if (!isPayable(plan)) return plan;
  throw new AppError("invalid_state", {
    message: `This account has chosen ${plan.name}, which starts when it is paid.`,
  });
}

function withEnd<C extends { after?: Record<string, unknown> }>(cause: C, trialEndsAt: Date): C {
  return { ...cause, after: { trial_ends_at: trialEndsAt, ...cause.after } };
}
