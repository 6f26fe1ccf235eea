import type Stripe from "stripe";
import { isPermanent, type Outcome } from "@/lib/payments/provider/provider-events";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "./api/client";
import { leavingCents } from "./api/given-back";
import { findPaymentIntent, ourMetadata } from "./api/metadata";
import { endUnlinked } from "./end-at-stripe";
import { forgetSubscription } from "./forget-subscription";

/** More periods than this are never unsettled at once: each is synced when it is charged. */
const RECENT = 100;

/**
 * Settles whatever Stripe has charged for a subscription and we have not settled yet, oldest first. Which event made us
 * look does not matter, so events may come in any order. One that can't be settled keeps none of the others waiting; it
 * is thrown at the end, unless all of it was given back.
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
  const failures = await settleEach(oldestFirst, ours, stripeSubscriptionId);
  if (theirs.status === "canceled") await forgetSubscription(stripeSubscriptionId);
  if (failures.length === 0) return "applied";
  const passing = failures.find((failure) => !isPermanent(failure));
  if (!passing) await endUnlinked(ours.accountId, stripeSubscriptionId);
  throw passing ?? failures[0];
}

type Ours = { accountId: number; invoiceId: number };

async function settleEach(invoices: Stripe.Invoice[], ours: Ours, subscription: string): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const invoice of invoices) {
    try {
      await settleInvoice(invoice, ours, subscription);
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

async function settleInvoice(invoice: Stripe.Invoice, ours: Ours, stripeSubscriptionId: string) {
  if (invoice.amount_paid === 0) return;
  const charge = {
    accountId: ours.accountId,
    invoiceId: invoice.billing_reason === "subscription_create" ? ours.invoiceId : undefined,
    method: "stripe" as const,
    externalPaymentId: invoice.id,
    amountCents: invoice.amount_paid,
    currency: invoice.currency.toUpperCase(),
    payerName: invoice.customer_name ?? undefined,
    stripeSubscriptionId,
    stripeInvoiceId: invoice.id,
  };
  await settleOrForget(charge, () => isGivenBack(invoice));
}

async function isGivenBack({ id, amount_paid }: Stripe.Invoice): Promise<boolean> {
  const intent = await findPaymentIntent(id);
  return intent !== undefined && (await leavingCents(intent)) >= amount_paid;
}
