import { and, eq, isNull, ne } from "drizzle-orm";
import { type Invoice, invoices, type Subscription, type Tx } from "@/db";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { intervalMonths, intervalPriceCents, isPayable } from "@/lib/plans/plan";
import { findLiveSubscription, getSubscription } from "@/lib/subscriptions/live-subscription";
import { nextPeriod } from "@/lib/subscriptions/period/period";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * The invoice for the period after the paid one, on the plan that will be in force then. There is one a period: asking
 * again answers undefined, as do plans that cost nothing or are no longer sold. Stripe hears of it, so that it charges
 * just this. The caller holds the account's lock.
 */
export async function issueRenewalInvoice(tx: Tx, subscription: Subscription): Promise<Invoice | undefined> {
  const { anchorAt, currentPeriodEnd, accountId } = subscription;
  if (!anchorAt || !currentPeriodEnd || subscription.cancelAtPeriodEnd) return undefined;
  const plan = await getPlanById(tx, subscription.scheduledPlanId ?? subscription.planId);
  if (!isPayable(plan) || !plan.isActive || (await isIssued(tx, subscription, currentPeriodEnd)))
    return undefined;
  const interval = subscription.scheduledInterval ?? subscription.billingInterval;
  const months = intervalMonths(interval);
  const period = nextPeriod({ anchorAt, periodEnd: currentPeriodEnd }, currentPeriodEnd, months);
  await syncProviderSubscription(tx, subscription);
  return createPeriodInvoice(tx, {
    accountId,
    subscriptionId: subscription.id,
    plan,
    kind: "renewal",
    interval,
    dueAt: period.start,
    periodStart: period.start,
    periodEnd: period.end,
  });
}

async function isIssued(tx: Tx, subscription: Subscription, periodStart: Date): Promise<boolean> {
  const count = await tx.$count(
    invoices,
    and(
      eq(invoices.subscriptionId, subscription.id),
      eq(invoices.kind, "renewal"),
      eq(invoices.periodStart, periodStart),
      ne(invoices.status, "void"),
      isNull(invoices.releasedAt),
    ),
  );
  return count > 0;
}

/**
 * Where the renewal is billed already, bills it again on the terms that hold now: the open invoice itself where they are
 * the same. Else there is nothing to do.
 */
export async function reissueRenewalInvoice(
  tx: Tx,
  subscription: Subscription,
): Promise<Invoice | undefined> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).find(({ kind }) => kind === "renewal");
  if (!open) return undefined;
  const current = await getSubscription(tx, subscription.accountId, subscription.id);
  if (await holdsStill(tx, open, current)) return open;
  await voidOpenInvoices(tx, subscription.accountId, ["renewal"]);
  return issueRenewalInvoice(tx, current);
}

/**
 * Money that was on its way for the renewal did not come: where an upgrade was paid meanwhile, the renewal is billed
 * again, on the bigger plan. The caller holds the account's lock.
 */
export async function reissueAfterUpgrade(tx: Tx, accountId: number): Promise<void> {
  const subscription = await findLiveSubscription(tx, accountId);
  const open = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  if (!subscription || !open) return;
  const next = subscription.scheduledPlanId ?? subscription.planId;
  if (open.planId !== next) await reissueRenewalInvoice(tx, subscription);
}

async function holdsStill(tx: Tx, open: Invoice, subscription: Subscription): Promise<boolean> {
  const plan = await getPlanById(tx, subscription.scheduledPlanId ?? subscription.planId);
  const interval = subscription.scheduledInterval ?? subscription.billingInterval;
  const isSame = open.planId === plan.id && open.billingInterval === interval;
  return (
    isSame && !subscription.cancelAtPeriodEnd && open.subtotalCents === intervalPriceCents(plan, interval)
  );
}
