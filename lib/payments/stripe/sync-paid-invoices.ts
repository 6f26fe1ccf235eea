import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { subscriptions } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { settleProviderPayment } from "../settle-provider-payment";
import type { Outcome } from "../webhooks/apply-event";
import { stripeClient } from "./client";
import { ourMetadata } from "./metadata";

/** More periods than this are never unsettled at once: each is synced when it is charged. */
const RECENT = 100;

/**
 * Settles whatever Stripe has charged for a subscription and we have not settled yet, oldest first. Which event made us
 * look does not matter, so events may come in any order.
 */
export async function syncPaidInvoices(stripeSubscriptionId: string): Promise<Outcome> {
  const theirs = await stripeClient().subscriptions.retrieve(stripeSubscriptionId);
  const ours = ourMetadata(theirs.metadata);
  if (!ours) return "ignored";
  const paid = await stripeClient().invoices.list({
    subscription: stripeSubscriptionId,
    status: "paid",
    limit: RECENT,
  });
  const oldestFirst = [...paid.data].sort((a, b) => a.created - b.created || a.id.localeCompare(b.id));
  for (const invoice of oldestFirst) await settleInvoice(invoice, ours, stripeSubscriptionId);
  if (theirs.status === "canceled") await forgetSubscription(stripeSubscriptionId);
  return "applied";
}

async function settleInvoice(
  invoice: Stripe.Invoice,
  ours: { accountId: number; invoiceId: number },
  stripeSubscriptionId: string,
): Promise<void> {
  if (invoice.amount_paid === 0) return;
  await settleProviderPayment({
    accountId: ours.accountId,
    invoiceId: invoice.billing_reason === "subscription_create" ? ours.invoiceId : undefined,
    method: "stripe",
    externalPaymentId: invoice.id,
    amountCents: invoice.amount_paid,
    currency: invoice.currency.toUpperCase(),
    payerName: invoice.customer_name ?? undefined,
    stripeSubscriptionId,
    stripeInvoiceId: invoice.id,
  });
}

/** Stripe charges no more: the next period is billed by a link again. */
async function forgetSubscription(stripeSubscriptionId: string): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(subscriptions)
      .set({ stripeSubscriptionId: null })
      .where(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId)),
  );
}
