import type { Account, Plan, Subscription } from "@/db";
import { isPayable } from "@/lib/plans/plan";
import { addDays } from "@/lib/time/days";
import { INVOICE_DAYS_BEFORE, isGivenUp, isPastDue, isPastTimeToPay } from "./renewal";

/** What is known of a subscription whose period ends within days, or has. */
export interface Ending {
  subscription: Pick<
    Subscription,
    | "status"
    | "currentPeriodEnd"
    | "graceEndsAt"
    | "cancelAtPeriodEnd"
    | "scheduledPlanId"
    | "stripeSubscriptionId"
  >;
  account: Pick<Account, "status" | "suspensionReason">;
  plan: Pick<Plan, "priceCents">;
  /** What the next period would be billed for: the plan that waits, or the same. */
  next: Pick<Plan, "priceCents" | "isActive">;
  /** The next period has an invoice that counts. */
  isBilled: boolean;
}

/** Money on its way, which holds an end or a suspension back. */
interface OnItsWay {
  reportedAt: Date | null;
  isTransferWaiting: boolean;
}

const NOTHING: OnItsWay = { reportedAt: null, isTransferWaiting: false };

/** Something is due whatever emails were written. Pure: the job, which looks again under the account's lock, decides. */
export function isRenewalDue(ending: Ending, at: Date, coming: OnItsWay = NOTHING): boolean {
  const { subscription, account, plan, next, isBilled } = ending;
  const ends = subscription.currentPeriodEnd;
  if (!ends || ends > addDays(at, INVOICE_DAYS_BEFORE)) return false;
  if (subscription.cancelAtPeriodEnd) return ends <= at && !coming.isTransferWaiting;
  if (isGivenUp(account, ends, at)) return !coming.isTransferWaiting;
  if (account.status === "suspended") return false;
  if (isChangeOnTime(ending, at)) return true;
  if (!isPayable(plan)) return false;
  if (!isBilled && isPayable(next) && next.isActive) return true;
  return isPastDue(subscription, at) || isToSuspend(ending, at, coming);
}

/** A dearer plan waits until it is paid. */
function isChangeOnTime({ subscription, plan, next }: Ending, at: Date): boolean {
  const { scheduledPlanId, currentPeriodEnd } = subscription;
  return scheduledPlanId !== null && currentPeriodEnd! <= at && next.priceCents <= plan.priceCents;
}

function isToSuspend({ subscription, account }: Ending, at: Date, { reportedAt }: OnItsWay): boolean {
  return account.status === "active" && isPastTimeToPay(subscription, at, reportedAt);
}
