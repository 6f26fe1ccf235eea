import { asSystem } from "@/db/scope";
import { AppError } from "@/lib/errors";
import { findSettledPayment } from "../find-settled-payment";
import { recordRefund } from "../record-refund";
import type { Payment } from "../record-succeeded";
import { settleProviderPayment } from "../settle-provider-payment";
import type { Outcome } from "../webhooks/apply-event";
import { stripeClient } from "./client";
import { ourMetadata } from "./metadata";
import { syncPaidInvoices } from "./sync-paid-invoices";

/** Records what Stripe has given back of a charge in all, whether we asked for it or somebody did in its dashboard. */
export async function syncRefunds(paymentIntentId: string | null | undefined): Promise<Outcome> {
  if (!paymentIntentId) return "ignored";
  const payment = await findPayment(paymentIntentId);
  if (!payment) return "ignored";
  const refunds = await stripeClient().refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  const given = refunds.data.filter(({ status }) => status === "succeeded" || status === "pending");
  const refundedTotalCents = given.reduce((sum, { amount }) => sum + amount, 0);
  const by = { actor: "webhook:stripe", reason: "Refunded at Stripe" };
  await asSystem((tx) => recordRefund(tx, { paymentId: payment.id, refundedTotalCents, ...by }));
  return "applied";
}

/** Our payment of that charge; a refund that comes before its payment settles the payment first. */
async function findPayment(paymentIntentId: string): Promise<Payment | undefined> {
  const single = await findSettledPayment("stripe", paymentIntentId);
  if (single) return single;
  const stripeInvoiceId = await invoiceOf(paymentIntentId);
  if (!stripeInvoiceId) return settleIntent(paymentIntentId);
  const known = await findSettledPayment("stripe", stripeInvoiceId);
  if (known) return known;
  const invoice = await stripeClient().invoices.retrieve(stripeInvoiceId);
  const subscription = invoice.parent?.subscription_details?.subscription;
  if (!subscription) return undefined;
  await syncPaidInvoices(typeof subscription === "string" ? subscription : subscription.id);
  return findSettledPayment("stripe", stripeInvoiceId);
}

async function invoiceOf(paymentIntentId: string): Promise<string | undefined> {
  const found = await stripeClient().invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: paymentIntentId },
    limit: 1,
  });
  const invoice = found.data[0]?.invoice;
  return typeof invoice === "string" ? invoice : invoice?.id;
}

async function settleIntent(id: string): Promise<Payment | undefined> {
  const intent = await stripeClient().paymentIntents.retrieve(id);
  const ours = ourMetadata(intent.metadata);
  if (!ours) return undefined;
  if (intent.status !== "succeeded") throw new AppError("provider_unavailable");
  const currency = intent.currency.toUpperCase();
  const charge = { ...ours, method: "stripe" as const, externalPaymentId: id, currency };
  return (await settleProviderPayment({ ...charge, amountCents: intent.amount_received })).payment;
}
