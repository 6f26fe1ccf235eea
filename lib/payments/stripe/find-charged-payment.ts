import type { Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { settleOrForget } from "@/lib/payments/settlement/settle-or-forget";
import { stripeClient } from "./api/client";
import { leavingCents } from "./api/given-back";
import { ourMetadata } from "./api/metadata";
import { syncPaidInvoices } from "./sync-paid-invoices";

/** Our payment of a charge; what is told of it before the payment itself settles the payment first. */
export async function findChargedPayment(paymentIntentId: string): Promise<Payment | undefined> {
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
  const ours = await ourMetadata(intent.metadata);
  if (!ours) return undefined;
  if (intent.status !== "succeeded") throw new AppError("provider_unavailable");
  const currency = intent.currency.toUpperCase();
  const amountCents = intent.amount_received;
  const charge = { ...ours, method: "stripe" as const, externalPaymentId: id, currency, amountCents };
  return (await settleOrForget(charge, async () => (await leavingCents(id)) >= amountCents))?.payment;
}
