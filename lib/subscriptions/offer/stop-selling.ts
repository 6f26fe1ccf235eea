import { and, eq, isNotNull, ne, notExists, or } from "drizzle-orm";
import { invoices, payments, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { isOnItsWay } from "@/lib/invoices/waiting-transfer";
import { mailPlanKept } from "@/lib/subscriptions/billing-mail";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/** What went with the plan, for the audit log. */
export interface Stopped {
  voided_invoices: number;
  dropped_changes: number;
}

/**
 * A plan that is deactivated takes nobody's money and nobody in: its open invoices are void, changes to it are dropped, which
 * an email says, and Stripe hears of it. An invoice stays whose money is on its way, reported, or collected by a provider in
 * its time: staff decide about that. So do orders of credits, which no plan decides about. The caller holds the accounts.
 */
export async function stopSelling(tx: Tx, planId: number): Promise<Stopped> {
  const open = await listOpenInvoices(tx, planId);
  for (const invoice of open) await voidInvoice(tx, invoice);
  await tellProviders(tx, planId);
  const dropped = await tx
    .update(subscriptions)
    .set({ scheduledPlanId: null, scheduledInterval: null, scheduledKeepSiteIds: null, updatedAt: now() })
    .where(and(ne(subscriptions.status, "cancelled"), eq(subscriptions.scheduledPlanId, planId)))
    .returning();
  for (const { accountId, planId: stays } of dropped)
    if (stays !== planId) await mailPlanKept(tx, accountId, await getPlanById(tx, stays));
  return { voided_invoices: open.length, dropped_changes: dropped.length };
}

/** Whether the plan is renewed, or for how much, has changed for everybody who is on it, or about to be. */
export async function tellProviders(tx: Tx, planId: number): Promise<void> {
  const met = await tx
    .select()
    .from(subscriptions)
    .where(
      and(
        ne(subscriptions.status, "cancelled"),
        isNotNull(subscriptions.stripeSubscriptionId),
        or(eq(subscriptions.planId, planId), eq(subscriptions.scheduledPlanId, planId)),
      ),
    );
  for (const subscription of met) await syncProviderSubscription(tx, subscription);
}

function listOpenInvoices(tx: Tx, planId: number) {
  const waiting = tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.invoiceId, invoices.id), isOnItsWay()));
  return tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.planId, planId),
        eq(invoices.status, "open"),
        ne(invoices.kind, "credit_package"),
        notExists(waiting),
      ),
    );
}
