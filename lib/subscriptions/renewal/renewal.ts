import type { Account, Subscription } from "@/db";
import { paymentDeadline } from "@/lib/subscriptions/period/period";
import { addDays } from "@/lib/time/days";

/** What becomes of a period that nobody pays for, by the clock. Pure (docs/contract.md, section 3). */

/** An invoice for the next period is written this long before the paid one ends. */
export const INVOICE_DAYS_BEFORE = 7;
/** What nobody pays for this long after its period ended is over: an old invoice does not open the account years later. */
export const ENDS_DAYS_AFTER = 90;
/** Stripe finalises a renewal about an hour after the period's end: its customers are late only after these hours. */
const STRIPE_HOURS = 6;

/** Its period is over, and nobody has noted it yet. */
export function isPastDue(
  {
    status,
    currentPeriodEnd,
    stripeSubscriptionId,
  }: Pick<Subscription, "status" | "currentPeriodEnd" | "stripeSubscriptionId">,
  at: Date,
): boolean {
  if (status !== "active" || !currentPeriodEnd) return false;
  const lateMs = stripeSubscriptionId ? STRIPE_HOURS * 3_600_000 : 0;
  return currentPeriodEnd.getTime() + lateMs <= at.getTime();
}

/** The time to pay is over. `reportedAt`: when the oldest transfer was reported that still waits, which holds that back. */
export function isPastTimeToPay(
  subscription: Parameters<typeof paymentDeadline>[0],
  at: Date,
  reportedAt: Date | null = null,
): boolean {
  const deadline = paymentDeadline(subscription, reportedAt);
  return deadline !== null && deadline <= at;
}

/** Suspended for want of payment so long that nobody is expected to pay anymore. */
export function isGivenUp(
  { suspensionReason }: Pick<Account, "suspensionReason">,
  ends: Date,
  at: Date,
): boolean {
  return suspensionReason === "payment_overdue" && ends <= addDays(at, -ENDS_DAYS_AFTER);
}
