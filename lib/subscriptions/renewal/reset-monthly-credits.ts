import { and, desc, eq, gt, isNotNull, lt, lte, ne } from "drizzle-orm";
import {
  type Account,
  creditTransactions,
  directlyAsSystem,
  invoices,
  type Plan,
  payments,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/write-ledger";
import { isPayable } from "@/lib/plans/plan";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { addDays } from "@/lib/time/days";
import { monthStart } from "@/lib/time/months";

/** The shortest month: nobody is due earlier. */
const SHORTEST_MONTH_DAYS = 28;

/**
 * Where more than a month is paid, or nothing is charged, each month that begins brings the plan's credits anew. A month
 * paid in advance brings them when it begins, less what of its early top-up was spent (decision 013, rule 2).
 */
export async function resetMonthlyCredits(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .select({ accountId: subscriptions.accountId })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.status, "active"),
          isNotNull(subscriptions.anchorAt),
          lte(subscriptions.creditsResetAt, addDays(now(), -SHORTEST_MONTH_DAYS)),
        ),
      ),
  );
  return eachAccount(
    "reset-monthly-credits",
    due.map(({ accountId }) => accountId),
    reset,
  );
}

async function reset(tx: Tx, account: Account): Promise<boolean> {
  const found = await lockLiveSubscription(tx, account.id);
  if (found?.status !== "active" || account.status !== "active") return false;
  // The month that begins may be the first one of the plan that waited: its credits are to be that plan's.
  const changed = await applyScheduledChange(tx, found);
  return (await resetMonth(tx, account, await getSubscription(tx, account.id, found.id))) || changed;
}

async function resetMonth(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  if (!subscription.anchorAt) return false;
  const month = monthStart(subscription.anchorAt, now());
  const plan = await findPlanInForce(tx, subscription.id);
  if (!isDue(subscription, plan, month)) return false;
  const spent = await spentOfTopUp(tx, account, subscription, month);
  await resetCredits(tx, {
    accountId: account.id,
    credits: Math.max(0, plan.creditsPerMonth - spent),
    description: `${plan.name}: credits of the month from ${month.toISOString().slice(0, 10)}`,
    paymentId: await paymentOf(tx, subscription, month),
  });
  await tx.update(subscriptions).set({ creditsResetAt: month }).where(eq(subscriptions.id, subscription.id));
  return true;
}

/** A month has begun since the last reset, and it is paid for or costs nothing. */
function isDue({ creditsResetAt, currentPeriodEnd }: Subscription, plan: Plan, month: Date): boolean {
  const begun = creditsResetAt !== null && month > creditsResetAt;
  return begun && (!isPayable(plan) || (currentPeriodEnd !== null && month < currentPeriodEnd));
}

/** The payment that this month belongs to: should it be refunded, the month's credits go with it. */
async function paymentOf(tx: Tx, { id }: Subscription, month: Date): Promise<number | undefined> {
  const [paid] = await tx
    .select({ id: payments.id })
    .from(invoices)
    .innerJoin(payments, eq(payments.invoiceId, invoices.id))
    .where(
      and(
        eq(invoices.subscriptionId, id),
        eq(invoices.status, "paid"),
        ne(invoices.kind, "upgrade"),
        lte(invoices.periodStart, month),
        gt(invoices.periodEnd, month),
        eq(payments.status, "succeeded"),
      ),
    )
    .orderBy(desc(payments.id))
    .limit(1);
  return paid?.id;
}

/** Credits that a payment made before this month began granted for it, and that are gone already. */
async function spentOfTopUp(tx: Tx, account: Account, { id }: Subscription, month: Date): Promise<number> {
  const [topUp] = await tx
    .select({ amount: creditTransactions.amount })
    .from(invoices)
    .innerJoin(payments, eq(payments.invoiceId, invoices.id))
    .innerJoin(creditTransactions, eq(creditTransactions.paymentId, payments.id))
    .where(
      and(
        eq(invoices.subscriptionId, id),
        eq(invoices.status, "paid"),
        eq(invoices.kind, "renewal"),
        eq(invoices.periodStart, month),
        eq(creditTransactions.kind, "reset"),
        lt(invoices.paidAt, month),
      ),
    )
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  return Math.max(0, (topUp?.amount ?? 0) - account.credits);
}
