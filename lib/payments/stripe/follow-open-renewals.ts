import type Stripe from "stripe";
import type { Invoice } from "@/db";
import { recordDeclined } from "@/lib/payments/records/record-declined";
import { type OnItsWay, recordProcessing } from "@/lib/payments/records/record-processing";
import { issueDueRenewal } from "@/lib/subscriptions/renewal/issue-due-renewal";
import { stripeClient } from "./api/client";
import { findOpenIntent } from "./api/metadata";
import { findOurSubscription } from "./subscription/our-subscription";

/**
 * What Stripe asks for automatically and has not got: a renewal by bank debit is on its way, and one that the card or the
 * bank refused has failed. Nobody sits at a page, so its payer gets an email. A first invoice is followed by its
 * checkout.
 */
export async function followOpenRenewals(accountId: number, stripeSubscriptionId: string): Promise<void> {
  const { data } = await stripeClient().invoices.list({
    subscription: stripeSubscriptionId,
    status: "open",
    limit: 100,
  });
  const renewals = data.filter(
    ({ billing_reason, attempted }) => billing_reason !== "subscription_create" && attempted,
  );
  if (renewals.length === 0) return;
  const renewal = await billedRenewal(accountId, stripeSubscriptionId);
  for (const theirs of renewals) {
    if (renewal?.totalCents !== theirs.amount_due) continue;
    await follow({
      accountId,
      invoiceId: renewal.id,
      method: "stripe",
      externalPaymentId: theirs.id,
      amountCents: theirs.amount_due,
      currency: theirs.currency.toUpperCase(),
      payerName: theirs.customer_name ?? undefined,
    });
  }
}

/** Stripe may ask before our job has billed the period: then it is billed now, and not an hour later. */
async function billedRenewal(accountId: number, stripeSubscriptionId: string): Promise<Invoice | undefined> {
  const ours = await findOurSubscription(accountId, stripeSubscriptionId);
  if (!ours || ours.renewal) return ours?.renewal;
  await issueDueRenewal(accountId);
  return (await findOurSubscription(accountId, stripeSubscriptionId))?.renewal;
}

/** Recorded under the id by which it will be settled, so that a later success takes its place. */
async function follow(charge: OnItsWay): Promise<void> {
  const id = await findOpenIntent(charge.externalPaymentId);
  if (!id) return;
  const intent = await stripeClient().paymentIntents.retrieve(id);
  if (intent.status === "processing") await recordProcessing(charge);
  const reason = whyRefused(intent);
  if (reason) await recordDeclined({ ...charge, reason, isMailed: true });
}

function whyRefused({ status, last_payment_error }: Stripe.PaymentIntent): string | undefined {
  if (status === "requires_action")
    return "Your bank asks you to confirm this payment. Pay the invoice by card, and confirm it there.";
  if (status !== "requires_payment_method") return undefined;
  return last_payment_error?.message ?? "Your card could not be charged.";
}
