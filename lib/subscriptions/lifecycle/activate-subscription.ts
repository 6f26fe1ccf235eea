import { and, eq, ne } from "drizzle-orm";
import { type Account, type Invoice, type plans, type Subscription, subscriptions, type Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { type Period, periodToPay } from "@/lib/subscriptions/period/period";
import { changeAccountPlan } from "@/lib/subscriptions/plan-in-force";
import { dropScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { monthStart } from "@/lib/time/months";

/** The audit row of the payment tells what it activated. */
const SETTLED = { recordedAs: "payment.settled" };

export interface PaidPeriod {
  account: Account;
  subscription: Subscription;
  invoice: Invoice;
  /** The plan that the invoice is for. */
  plan: typeof plans.$inferSelect;
  payment: { method: NonNullable<Account["paymentMethod"]>; externalPaymentId: string };
  stripeSubscriptionId?: string;
}

/**
 * The only way to become active: the subscription gets the paid invoice's period, the account works. An account that
 * staff suspended stays so, and is active once they lift it. Caller: settlePayment, holding the account's lock.
 */
export async function activateSubscription(tx: Tx, paid: PaidPeriod): Promise<Period> {
  const period = periodToPay(paid.account, paid.subscription, paid.invoice, now());
  await updateSubscription(tx, paid, period);
  const paidAhead = period.start > now() && paid.subscription.planId !== paid.plan.id;
  if (!paidAhead) await startPlan(tx, paid);
  await activateAccount(tx, paid);
  return period;
}

async function updateSubscription(tx: Tx, paid: PaidPeriod, period: Period): Promise<void> {
  const { subscription, invoice, payment } = paid;
  if (paid.stripeSubscriptionId) await unlinkOthers(tx, subscription, paid.stripeSubscriptionId);
  const begun = period.start <= now();
  await changeSubscriptionStatus(tx, subscription, "active", SETTLED, {
    billingInterval: intervalAfter(subscription, invoice),
    paymentMethod: payment.method,
    externalPaymentId: payment.externalPaymentId,
    anchorAt: period.anchorAt,
    currentPeriodStart: period.start,
    currentPeriodEnd: period.end,
    graceEndsAt: null,
    // Whoever pays for a first period after cancelling a trial wants it to go on.
    ...(invoice.kind === "first" ? { cancelAtPeriodEnd: false, cancelReason: null } : {}),
    creditsResetAt: begun ? monthStart(period.anchorAt, now()) : subscription.creditsResetAt,
    ...(paid.stripeSubscriptionId ? { stripeSubscriptionId: paid.stripeSubscriptionId } : {}),
  });
}

/** The interval changes by choice alone: months that staff were paid for once do not make a yearly customer a monthly one. */
function intervalAfter({ billingInterval, scheduledInterval }: Subscription, invoice: Invoice) {
  const isChosen = invoice.kind === "first" || invoice.billingInterval === scheduledInterval;
  return isChosen ? invoice.billingInterval : billingInterval;
}

/** A retry of Stripe's may succeed after the customer left: what it pays for now is the subscription that it starts. */
async function unlinkOthers(tx: Tx, { id }: Subscription, stripeSubscriptionId: string): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ stripeSubscriptionId: null })
    .where(and(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId), ne(subscriptions.id, id)));
}

async function startPlan(tx: Tx, { subscription, plan }: PaidPeriod): Promise<void> {
  await changeAccountPlan(tx, subscription, plan);
  if (subscription.scheduledPlanId === plan.id) await dropScheduledChange(tx, subscription);
}

async function activateAccount(tx: Tx, { account, payment }: PaidPeriod): Promise<void> {
  const together = { paymentMethod: payment.method, trialEndsAt: null };
  await changeAccountStatus(tx, account, { to: "active" }, SETTLED, together);
}
