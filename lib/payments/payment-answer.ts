import { eq } from "drizzle-orm";
import { invoices } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { paymentJson } from "./output";
import type { Payment } from "./record-succeeded";

/** One payment as the API answers it, with its invoice's number. */
export async function paymentAnswer(payment: Payment) {
  const [invoice] = await forAccount(payment.accountId, (tx) =>
    tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.id, payment.invoiceId)),
  );
  return paymentJson(payment, invoice?.number);
}
