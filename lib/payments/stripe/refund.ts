import type { Payment } from "@/db/schema";
import { AppError } from "@/lib/errors";

import { stripeClient } from "./client";
import { onceAtStripe } from "./once-at-stripe";
import { findPaymentIntent } from "./payment-intent";

/** Refunds through Stripe. The key says how much had been refunded before: the same request twice refunds once. */
export async function refundAtStripe(payment: Payment, amountCents: number): Promise<void> {
  const payment_intent = await paymentIntentOf(payment.externalPaymentId);
  await onceAtStripe(`refund:${payment.id}:${payment.refundedCents}:${amountCents}`, (options) =>
    stripeClient().refunds.create({ payment_intent, amount: amountCents }, options),
  );
}

/** A payment is known by its payment intent, or by the Stripe invoice that charged it. */
async function paymentIntentOf(externalId: string): Promise<string> {
  if (!externalId.startsWith("in_")) return externalId;
  const intent = await findPaymentIntent(externalId);
  if (!intent) throw new AppError("invalid_state", { message: "Stripe knows no charge for this payment." });
  return intent;
}
