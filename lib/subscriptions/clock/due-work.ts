import { trialDeadline } from "@/lib/subscriptions/period/period";
import { isMonthDue } from "@/lib/subscriptions/renewal/begin-month";
import { isRenewalDue } from "@/lib/subscriptions/renewal/is-renewal-due";
import { isChangeOver } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { CHOICE_DAYS } from "@/lib/subscriptions/trial/drop-old-choices";
import { signupExpiresAt } from "@/lib/subscriptions/trial/expire-signups";
import { addDays } from "@/lib/time/days";
import type { AccountClock } from "./account-clock";

/** What the clock has brought about and no job has written down yet. Pure: each job looks again under the account's lock. */

export type DueWork =
  | "trial"
  | "signup"
  | "choice"
  | "change"
  | "renewal"
  | "month"
  | "order"
  | "bought_credits";

/** What may hold it back. Asked only where something seems due. */
export interface HoldingBack {
  /** Since when the oldest money for a period is on its way. */
  reportedAt: Date | null;
  /** Money for the plan is on its way. */
  isTransferWaiting: boolean;
  /** A debit of Stripe's is on its way: the job asks Stripe before it holds anything against the account. */
  isDebited: boolean;
  /** All orders whose time is over are being paid. */
  areOrdersComing: boolean;
  /** Credits that nothing holds. */
  available: number;
}

const NOTHING: HoldingBack = {
  reportedAt: null,
  isTransferWaiting: false,
  isDebited: false,
  areOrdersComing: false,
  available: 1,
};

/** In the order in which the jobs do it. */
export function dueWork(clock: AccountClock, at: Date, held: HoldingBack = NOTHING): DueWork[] {
  const due: DueWork[] = [];
  if (isTrialOver(clock, at, held)) due.push("trial");
  if (isSignupOver(clock, at, held)) due.push("signup");
  if (isChoiceOld(clock, at, held)) due.push("choice");
  if (isChangeDue(clock, at)) due.push("change");
  if (isRenewalDueHere(clock, at, held)) due.push("renewal");
  if (hasNewMonth(clock, at)) due.push("month");
  if (clock.orderDueAt && clock.orderDueAt <= at && !held.areOrdersComing) due.push("order");
  if (clock.creditsExpireAt && clock.creditsExpireAt <= at && held.available > 0) due.push("bought_credits");
  return due;
}

function isTrialOver({ status, trialEndsAt }: AccountClock, at: Date, { reportedAt }: HoldingBack): boolean {
  return status === "trial" && trialEndsAt !== null && trialDeadline(trialEndsAt, reportedAt) <= at;
}

function isSignupOver({ status, subscription }: AccountClock, at: Date, held: HoldingBack): boolean {
  if (status !== "pending_payment" || subscription?.status !== "pending_payment") return false;
  return signupExpiresAt(subscription) <= at && !held.isTransferWaiting;
}

function isChoiceOld({ status, subscription }: AccountClock, at: Date, held: HoldingBack): boolean {
  if (status !== "active" || !subscription?.choiceMadeAt || held.isTransferWaiting) return false;
  return addDays(subscription.choiceMadeAt, CHOICE_DAYS) <= at;
}

function isChangeDue({ subscription }: AccountClock, at: Date): boolean {
  if (!subscription || subscription.scheduledPlanId === null) return false;
  return isChangeOver(subscription, { from: subscription.plan, to: subscription.next }, at);
}

/**
 * After a period's end Stripe is asked first what it has charged, which only the job can. For a subscription that was canceled
 * it charges nothing more.
 */
function isRenewalDueHere({ subscription, ...account }: AccountClock, at: Date, held: HoldingBack): boolean {
  if (!subscription?.currentPeriodEnd || held.isDebited) return false;
  if (subscription.status !== "active" && subscription.status !== "past_due") return false;
  const isCharged = subscription.stripeSubscriptionId !== null && !subscription.cancelAtPeriodEnd;
  if (isCharged && subscription.currentPeriodEnd <= at) return false;
  const { plan, next, isBilled } = subscription;
  return isRenewalDue({ subscription, account, plan, next, isBilled }, at, held);
}

function hasNewMonth({ status, subscription }: AccountClock, at: Date): boolean {
  return status === "active" && subscription?.status === "active" && isMonthDue(subscription, at);
}
