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

export interface OurInvoice {
  accountId: number;
  invoiceId: number;
}

/** What we wrote on Stripe's object when we made it; undefined for what is not ours. */
export function ourMetadata(value: unknown): OurInvoice | undefined {
  const { data } = metadata.safeParse(value);
  return data && { accountId: data.account_id, invoiceId: data.invoice_id };
}

/** The charge that paid one of Stripe's invoices. */
export function findPaymentIntent(stripeInvoiceId: string): Promise<string | undefined> {
  return findIntent({ invoice: stripeInvoiceId, status: "paid" });
}

/** The charge of one of Stripe's invoices, whatever its state. */
export function findAnyIntent(stripeInvoiceId: string): Promise<string | undefined> {
  return findIntent({ invoice: stripeInvoiceId });
}

async function findIntent(of: { invoice: string; status?: "paid" }): Promise<string | undefined> {
  const found = await stripeClient().invoicePayments.list({ ...of, limit: 1 });
  const intent = found.data[0]?.payment.payment_intent;
  return typeof intent === "string" ? intent : intent?.id;
}
