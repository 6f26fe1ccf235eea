import type { Account, Subscription } from "@/db";
import { addDays } from "@/lib/time/days";
import { addMonths, monthsApart } from "@/lib/time/months";

export interface Period {
  anchorAt: Date;
  start: Date;
  end: Date;
}

/** What was paid before: null for a first payment, and after a suspension for non-payment, when counting starts over. */
export interface PaidUntil {
  anchorAt: Date;
  periodEnd: Date;
}

/**
 * The period that a payment of `months` buys (docs/contract.md, section 2). It starts at the previous period's end, whenever
 * it was paid: no gap and no overlap. Months count from the anchor, so that a clamped day comes back.
 */
export function nextPeriod(paid: PaidUntil | null, confirmedAt: Date, months: number): Period {
  const anchorAt = paid?.anchorAt ?? confirmedAt;
  const start = paid?.periodEnd ?? confirmedAt;
  return { anchorAt, start, end: addMonths(anchorAt, monthsApart(anchorAt, start) + months) };
}

/**
 * Null where counting starts at the confirmation: never paid before, or the time to pay is over. The clock decides that,
 * not whether a job has already noted it: a payment buys the same whenever jobs ran, and no period that has passed.
 * `reportedAt`: when the oldest transfer was reported that still waits for a decision.
 */
export function paidUntil(
  account: Pick<Account, "suspensionReason">,
  subscription: Pick<Subscription, "status" | "anchorAt" | "currentPeriodEnd" | "graceEndsAt">,
  confirmedAt: Date,
  reportedAt: Date | null = null,
): PaidUntil | null {
  const { status, anchorAt, currentPeriodEnd, graceEndsAt } = subscription;
  const paidBefore = status === "active" || status === "past_due";
  const deadline = paymentDeadline(subscription, reportedAt);
  const isLate = deadline !== null && deadline <= confirmedAt;
  // Staff give days only when the time to pay is over.
  const overdue = account.suspensionReason === "payment_overdue" || graceEndsAt !== null || isLate;
  if (!paidBefore || overdue || !anchorAt || !currentPeriodEnd) return null;
  return { anchorAt, periodEnd: currentPeriodEnd };
}

/** Days that an account works on after its period has ended unpaid, and after staff let it work again. */
export const DAYS_TO_PAY = 7;

/**
 * Days for which a transfer that was reported in time holds back suspension, while it waits for staff. Together with
 * DAYS_TO_PAY less than the shortest month, so that a period bought without a gap never ends in the past.
 */
const DAYS_TO_CHECK = 14;

type Ending = Pick<Subscription, "currentPeriodEnd" | "graceEndsAt">;

/** When an account that does not pay is suspended. Null where nothing is paid by the period. */
export function paymentDeadline(
  { currentPeriodEnd, graceEndsAt }: Ending,
  reportedAt: Date | null = null,
): Date | null {
  if (!currentPeriodEnd) return null;
  const unpaid = addDays(currentPeriodEnd, DAYS_TO_PAY);
  const deadline = graceEndsAt && graceEndsAt > unpaid ? graceEndsAt : unpaid;
  return reportedAt && reportedAt < deadline ? addDays(deadline, DAYS_TO_CHECK) : deadline;
}

/** When a trial is suspended: a transfer that was reported before its end holds that back for as long as at a renewal. */
export function trialDeadline(trialEndsAt: Date, reportedAt: Date | null): Date {
  return reportedAt && reportedAt < trialEndsAt ? addDays(trialEndsAt, DAYS_TO_CHECK) : trialEndsAt;
}
