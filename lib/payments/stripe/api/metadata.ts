import { z } from "zod";
import { stripeClient } from "./client";

const metadata = z.object({
  account_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  invoice_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});

/** What we wrote on Stripe's object when we made it; undefined for what is not ours. */
export function ourMetadata(value: unknown): { accountId: number; invoiceId: number } | undefined {
  const { data } = metadata.safeParse(value);
  return data && { accountId: data.account_id, invoiceId: data.invoice_id };
}

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
