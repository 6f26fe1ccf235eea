import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Invoice, Subscription } from "@/db/schema";
import { invoices } from "@/db/schema";

import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { intervalMonths, isPayable } from "@/lib/plans/plan";
import { nextPeriod } from "./next-period";
import { getPlanById } from "./plan-in-force";

import { syncProviderSubscription } from "./sync-provider-subscription";

/**
 * The invoice for the period after the paid one, on the plan that will be in force then. There is one a period: asking
 * again answers undefined, as do plans that cost nothing. Stripe hears of it, so that it charges just this. The caller
 * holds the account's lock.
 */
export async function issueRenewalInvoice(tx: Tx, subscription: Subscription): Promise<Invoice | undefined> {
  const { anchorAt, currentPeriodEnd, accountId } = subscription;
  if (!anchorAt || !currentPeriodEnd || subscription.cancelAtPeriodEnd) return undefined;
  const plan = await getPlanById(tx, subscription.scheduledPlanId ?? subscription.planId);
  if (!isPayable(plan) || (await isIssued(tx, subscription, currentPeriodEnd))) return undefined;
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
    ),
  );
  return count > 0;
}
