import { eq } from "drizzle-orm";
import { type Account, type Plan, type Subscription, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/write-ledger";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { monthlyAllowance, partsAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { formatDate } from "@/lib/time/date-words";
import { monthStart } from "@/lib/time/months";
import { balanceOfMonth } from "./balance-of-month";
import { findLedgerRows } from "./find-ledger-rows";

/**
 * Begins the month that the clock says has begun: the plan that waited for it, and its credits. A job does it each hour,
 * and a payment before it counts on the balance. True when something changed. The caller holds the account's lock.
 */
export async function beginMonth(tx: Tx, account: Account): Promise<boolean> {
  const found = await lockLiveSubscription(tx, account.id);
  if (found?.status !== "active" || account.status !== "active") return false;
  // The month that begins may be the first one of the plan that waited: its credits are to be that plan's.
  const changed = await applyScheduledChange(tx, found);
  return (await resetMonth(tx, account, await getSubscription(tx, account.id, found.id))) || changed;
}

/** The start of the month that has begun and not brought its credits yet: the job is late, or nothing was in force. */
export async function findDueMonth(tx: Tx, accountId: number): Promise<Date | undefined> {
  const subscription = await lockLiveSubscription(tx, accountId);
  return subscription && dueMonth(subscription, now());
}

/** Starts the month before credits are counted, and only where the job is late. */
export async function beginMonthIfDue(tx: Tx, account: Account): Promise<void> {
  const subscription = await lockLiveSubscription(tx, account.id);
  if (subscription && isMonthDue(subscription, now())) await beginMonth(tx, account);
}

async function resetMonth(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  const month = dueMonth(subscription, now());
  if (!month) return false;
  const plan = await findPlanInForce(tx, subscription.id);
  await bringCredits(tx, account, subscription, { month, plan });
  await tx.update(subscriptions).set({ creditsResetAt: month }).where(eq(subscriptions.id, subscription.id));
  return true;
}

type Months = Pick<Subscription, "anchorAt" | "creditsResetAt" | "currentPeriodEnd">;

/** A month has begun since the last reset, within what is paid; a plan that costs nothing has no end. Pure. */
export function isMonthDue(subscription: Months, at: Date): boolean {
  return dueMonth(subscription, at) !== undefined;
}

/** The last month that has begun within what is paid, if it has not brought its credits: it may have passed unseen. */
function dueMonth({ anchorAt, creditsResetAt, currentPeriodEnd }: Months, at: Date): Date | undefined {
  if (!anchorAt || !creditsResetAt) return undefined;
  const isOver = currentPeriodEnd !== null && currentPeriodEnd <= at;
  const month = monthStart(anchorAt, isOver ? new Date(currentPeriodEnd.getTime() - 1) : at);
  return month > creditsResetAt ? month : undefined;
}

/** As much as there would be now, had the month's credits come at the very moment when it began. */
async function bringCredits(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  { month, plan }: { month: Date; plan: Plan },
): Promise<void> {
  const bought = await findBoughtTime(tx, subscription.id, month);
  const period = partsAt(bought, month)[0];
  const isEarly = period !== undefined && period.paidAt < month && period.start >= month;
  const credits = balanceOfMonth({
    allowance: monthlyAllowance(bought, month, plan),
    month,
    topUpPaymentId: isEarly ? period.paymentId : undefined,
    rows: await findLedgerRows(tx, account.id, isEarly ? period.paidAt : month),
  });
  if (credits === undefined) return;
  await resetCredits(tx, {
    accountId: account.id,
    credits,
    description: `${plan.name}: credits of the month from ${formatDate(month)}`,
    paymentId: period?.paymentId,
  });
}
