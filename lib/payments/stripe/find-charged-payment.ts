import type { Payment } from "@/db";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { stripeClient } from "./api/client";
import { settleIntent } from "./charges/settle-intent";
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
