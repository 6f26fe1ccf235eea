import { stripeClient } from "./client";

/** The charge that paid one of Stripe's invoices. */
export async function findPaymentIntent(stripeInvoiceId: string): Promise<string | undefined> {
  const paid = await stripeClient().invoicePayments.list({
    invoice: stripeInvoiceId,
    status: "paid",
    limit: 1,
  });
  const intent = paid.data[0]?.payment.payment_intent;
  return typeof intent === "string" ? intent : intent?.id;
}
