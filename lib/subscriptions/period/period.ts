import type { Account, Subscription } from "@/db";
import { addDays } from "@/lib/time/days";
import { addMonths, monthsApart } from "@/lib/time/months";

export interface Period {
  anchorAt: Date;
  start: Date;
  end: Date;
}

/** What was paid before: null for a first payment, and after a suspension for non-payment, when counting starts anew. */
export interface PaidUntil {
  anchorAt: Date;
  periodEnd: Date;
}

/**
 * The period that a payment of `months` buys (CONTRACT.md, section 2). It starts at the previous period's end, whenever
 * it was paid: no gap and no overlap. Months count from the anchor, so that a clamped day comes back.
 */
export function nextPeriod(paid: PaidUntil | null, confirmedAt: Date, months: number): Period {
  const anchorAt = paid?.anchorAt ?? confirmedAt;
  const start = paid?.periodEnd ?? confirmedAt;
  return { anchorAt, start, end: addMonths(anchorAt, monthsApart(anchorAt, start) + months) };
}

/** The period that paying for `months` at `confirmedAt` buys. */
export function periodToPay(
  account: Pick<Account, "status" | "suspensionReason">,
  subscription: Subscription,
  months: number,
  confirmedAt: Date,
): Period {
  return nextPeriod(paidUntil(account, subscription, confirmedAt), confirmedAt, months);
}

/**
 * Null where counting starts at the confirmation: never paid before, or suspended for non-payment since, also where staff
 * suspended it before or after the time to pay was over.
 */
export function paidUntil(
  account: Pick<Account, "status" | "suspensionReason">,
  subscription: Pick<Subscription, "status" | "anchorAt" | "currentPeriodEnd" | "graceEndsAt">,
  confirmedAt: Date,
): PaidUntil | null {
  const { status, anchorAt, currentPeriodEnd } = subscription;
  const paidBefore = status === "active" || status === "past_due";
  const deadline = paymentDeadline(subscription);
  const isLate = status === "past_due" && deadline !== null && deadline <= confirmedAt;
  const suspended =
    account.status === "suspended" && (account.suspensionReason === "payment_overdue" || isLate);
  const overdue = suspended || subscription.graceEndsAt !== null; // Staff give days only when the time to pay is over.
  if (!paidBefore || overdue || !anchorAt || !currentPeriodEnd) return null;
  return { anchorAt, periodEnd: currentPeriodEnd };
}

/** Days that an account works on after its period has ended unpaid, and after staff let it work again. */
export const DAYS_TO_PAY = 7;

type Ending = Pick<Subscription, "currentPeriodEnd" | "graceEndsAt">;

/** When an account that does not pay is suspended. Null where nothing is paid by the period. */
export function paymentDeadline({ currentPeriodEnd, graceEndsAt }: Ending): Date | null {
  if (!currentPeriodEnd) return null;
  const deadline = addDays(currentPeriodEnd, DAYS_TO_PAY);
  return graceEndsAt && graceEndsAt > deadline ? graceEndsAt : deadline;
}
