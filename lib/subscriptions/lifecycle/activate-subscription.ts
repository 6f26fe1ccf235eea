import { and, eq, ne } from "drizzle-orm";
import { type Account, type Invoice, type Plan, type Subscription, subscriptions, type Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { invoiceMonths } from "@/lib/invoices/invoice";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites";
import { nextPeriod, type PaidUntil, type Period } from "@/lib/subscriptions/period/period";
import { keptSiteIds } from "@/lib/subscriptions/plan-in-force";
import { NOTHING_WAITS } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { monthStart } from "@/lib/time/months";

/** The audit row of the payment tells what it activated. */
const SETTLED = { recordedAs: "payment.settled" };

export interface PaidPeriod {
  account: Account;
  subscription: Subscription;
  invoice: Invoice;
  /** The plan that the invoice is for. */
  plan: Plan;
  /** Up to when is paid; null where the period starts now. */
  paidUntil: PaidUntil | null;
  payment: { method: NonNullable<Account["paymentMethod"]>; externalPaymentId: string };
  stripeSubscriptionId?: string;
}

/**
 * The only way to become active: the subscription gets the paid invoice's period, the account works. An account that
 * staff suspended stays so, and is active once they lift it. Caller: settlePayment, holding the account's lock.
 */
export async function activateSubscription(tx: Tx, paid: PaidPeriod): Promise<Activated> {
  const { account, invoice, plan } = paid;
  const period = nextPeriod(paid.paidUntil, now(), invoiceMonths(invoice));
  const isPaidAhead = period.start > now() && paid.subscription.planId !== plan.id;
  const subscription = await updateSubscription(
    tx,
    paid,
    period,
    isPaidAhead ? waitsFor(plan) : startOf(paid),
  );
  const active = await activateAccount(tx, paid, subscription.planId);
  if (account.planId !== subscription.planId) await fitSites(tx, paid);
  return { period, account: active, subscription };
}

/** The bought period, and both rows as they are now. */
export interface Activated {
  period: Period;
  account: Account;
  subscription: Subscription;
}

async function updateSubscription(
  tx: Tx,
  paid: PaidPeriod,
  period: Period,
  start: Partial<Subscription>,
): Promise<Subscription> {
  const { subscription, invoice, payment } = paid;
  if (paid.stripeSubscriptionId) await unlinkOthers(tx, subscription, paid.stripeSubscriptionId);
  const begun = period.start <= now();
  return changeSubscriptionStatus(tx, subscription, "active", SETTLED, {
    ...start,
    billingInterval: intervalAfter(subscription, invoice),
    paymentMethod: payment.method,
    externalPaymentId: payment.externalPaymentId,
    anchorAt: period.anchorAt,
    currentPeriodStart: period.start,
    currentPeriodEnd: period.end,
    graceEndsAt: null,
    // Paying for a first period after canceling a trial means that it should continue.
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
async function unlinkOthers(tx: Tx, ours: Subscription, stripeSubscriptionId: string): Promise<void> {
  const isLinked = eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId);
  // Of its own account, whose lock is held: another's link is none of its business, and the unique index refuses two.
  const isOther = and(eq(subscriptions.accountId, ours.accountId), ne(subscriptions.id, ours.id));
  await tx.update(subscriptions).set({ stripeSubscriptionId: null }).where(and(isLinked, isOther));
}

/** Another plan than the running one is paid from the end of its time on: it begins then. */
function waitsFor({ id }: PaidPeriod["plan"]) {
  return { scheduledPlanId: id };
}

/** The paid plan is in force from now on; where it is what waited, it waits no more. Another interval still does. */
function startOf({ subscription, plan, invoice }: PaidPeriod) {
  const { scheduledPlanId, scheduledInterval } = subscription;
  const isScheduled = !scheduledInterval || scheduledInterval === invoice.billingInterval;
  return { planId: plan.id, ...(scheduledPlanId === plan.id && isScheduled ? NOTHING_WAITS : {}) };
}

function activateAccount(tx: Tx, { account, payment }: PaidPeriod, planId: number): Promise<Account> {
  const together = { planId, paymentMethod: payment.method, trialEndsAt: null };
  return changeAccountStatus(tx, account, { to: "active" }, SETTLED, together);
}

async function fitSites(tx: Tx, { account, subscription, plan }: PaidPeriod): Promise<void> {
  const keepSiteIds = keptSiteIds(subscription, plan);
  await fitSitesToPlan(tx, { accountId: account.id, planId: plan.id, keepSiteIds });
}
