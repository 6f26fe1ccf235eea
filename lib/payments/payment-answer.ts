import { eq } from "drizzle-orm";
import type { Payment } from "@/db/schema";
import { invoices } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { paymentJson } from "./output";

/** One payment as the API answers it, with its invoice's number. */
export async function paymentAnswer(payment: Payment) {
  const [invoice] = await forAccount(payment.accountId, (tx) =>
    tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.id, payment.invoiceId)),
  );
  return paymentJson(payment, invoice?.number);
}
