import { z } from "zod";
import type { Invoice } from "@/db";
import { installationId } from "@/lib/payments/provider/installation";
import { stripeClient } from "./client";

const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const metadata = z.object({ installation: z.string(), account_id: id, invoice_id: id });

export interface OurInvoice {
  accountId: number;
  invoiceId: number;
}

/** What we write on Stripe's objects: whose they are, of which installation. */
export async function metadataOf(invoice: Invoice): Promise<Record<string, string>> {
  return {
    installation: await installationId(),
    account_id: String(invoice.accountId),
    invoice_id: String(invoice.id),
  };
}

/** What we wrote on Stripe's object when we made it; undefined for what is not ours, another installation's too. */
export async function ourMetadata(value: unknown): Promise<OurInvoice | undefined> {
  const { data } = metadata.safeParse(value);
  if (!data || data.installation !== (await installationId())) return undefined;
  return { accountId: data.account_id, invoiceId: data.invoice_id };
}

/** The charge that paid one of Stripe's invoices. */
export function findPaymentIntent(stripeInvoiceId: string): Promise<string | undefined> {
  return findIntent({ invoice: stripeInvoiceId, status: "paid" });
}

/** The charge of one of Stripe's invoices, whatever its state. */
export function findAnyIntent(stripeInvoiceId: string): Promise<string | undefined> {
  return findIntent({ invoice: stripeInvoiceId });
}

/** What Stripe tries to charge for one of its open invoices at present. */
export function findOpenIntent(stripeInvoiceId: string): Promise<string | undefined> {
  return findIntent({ invoice: stripeInvoiceId, status: "open" });
}

async function findIntent(of: { invoice: string; status?: "open" | "paid" }): Promise<string | undefined> {
  const found = await stripeClient().invoicePayments.list({ ...of, limit: 1 });
  const intent = found.data[0]?.payment.payment_intent;
  return typeof intent === "string" ? intent : intent?.id;
}

/** The invoice of Stripe's that a charge is for; undefined for a single payment. */
export async function findInvoiceOf(paymentIntentId: string): Promise<string | undefined> {
  const found = await stripeClient().invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: paymentIntentId },
    limit: 1,
  });
  const invoice = found.data[0]?.invoice;
  return typeof invoice === "string" ? invoice : invoice?.id;
}
