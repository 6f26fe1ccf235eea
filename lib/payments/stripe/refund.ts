import { AppError } from "@/lib/errors";
import type { Payment } from "../record-succeeded";
import { stripeClient } from "./client";

/** Refunds through Stripe. The key says how much had been refunded before: the same request twice refunds once. */
export async function refundAtStripe(payment: Payment, amountCents: number): Promise<void> {
  await stripeClient().refunds.create(
    { payment_intent: await paymentIntentOf(payment.externalPaymentId), amount: amountCents },
    { idempotencyKey: `refund:${payment.id}:${payment.refundedCents}:${amountCents}` },
  );
}

/** A payment is known by its payment intent, or by the Stripe invoice that charged it. */
async function paymentIntentOf(externalId: string): Promise<string> {
  if (!externalId.startsWith("in_")) return externalId;
  const paid = await stripeClient().invoicePayments.list({ invoice: externalId, status: "paid", limit: 1 });
  const intent = paid.data[0]?.payment.payment_intent;
  if (!intent) throw new AppError("invalid_state", { message: "Stripe knows no charge for this payment." });
  return typeof intent === "string" ? intent : intent.id;
}
