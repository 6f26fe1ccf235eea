import type { Outcome } from "@/lib/payments/provider/provider-events";
import { stripeClient } from "./api/client";
import { findInvoiceOf } from "./api/metadata";
import { syncPaidInvoices } from "./sync-paid-invoices";

/** Settles what the subscription of this invoice of Stripe's was charged; a single invoice is none of ours. */
export async function syncInvoice(id: string): Promise<Outcome> {
  const invoice = await stripeClient().invoices.retrieve(id);
  const subscription = invoice.parent?.subscription_details?.subscription;
  if (!subscription) return "ignored";
  return syncPaidInvoices(typeof subscription === "string" ? subscription : subscription.id);
}

/** A bank debit has begun. That of a checkout is followed by the checkout's own events, so only an invoice's is looked at. */
export async function syncDebit(paymentIntentId: string): Promise<Outcome> {
  const invoice = await findInvoiceOf(paymentIntentId);
  return invoice ? syncInvoice(invoice) : "ignored";
}
