import type { Payment } from "@/db";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { stripeClient } from "./api/client";
import { findInvoiceOf } from "./api/metadata";
import { settleIntent } from "./charges/settle-intent";
import { syncPaidInvoices } from "./sync-paid-invoices";

/** Our payment of a charge; what is told of it before the payment itself settles the payment first. */
export async function findChargedPayment(paymentIntentId: string): Promise<Payment | undefined> {
  const single = await findSettledPayment("stripe", paymentIntentId);
  if (single) return single;
  const stripeInvoiceId = await findInvoiceOf(paymentIntentId);
  if (!stripeInvoiceId) return settleIntent(paymentIntentId);
  const known = await findSettledPayment("stripe", stripeInvoiceId);
  if (known) return known;
  const invoice = await stripeClient().invoices.retrieve(stripeInvoiceId);
  const subscription = invoice.parent?.subscription_details?.subscription;
  if (!subscription) return undefined;
  await syncPaidInvoices(typeof subscription === "string" ? subscription : subscription.id);
  return findSettledPayment("stripe", stripeInvoiceId);
}
