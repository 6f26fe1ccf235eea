import type { Payment } from "@/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { stripeClient } from "./client";
import { findPaymentIntent } from "./metadata";
import { onceAtStripe } from "./once-at-stripe";
import { startStripeCheckout } from "./start-checkout";

export const stripeProvider: PaymentProvider = {
  isConfigured: () => Boolean(env().STRIPE_SECRET_KEY && env().STRIPE_WEBHOOK_SECRET),
  start: (invoice, attempt) => askProvider("stripe", () => startStripeCheckout(invoice, attempt)),
  refund: ({ payment, amountCents }) => askProvider("stripe", () => refundAtStripe(payment, amountCents)),
};

/** Refunds through Stripe. The key says how much had been refunded before: the same request twice refunds once. */
async function refundAtStripe(payment: Payment, amountCents: number): Promise<void> {
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
