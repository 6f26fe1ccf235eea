import type { Payment, RefundRow } from "@/db";
import { AppError } from "@/lib/errors";
import { installationId, isOlderThanInstallation } from "@/lib/payments/provider/installation";
import type { ProviderRefund, RefundAnswer } from "@/lib/payments/provider/provider";
import { stripeClient } from "./client";
import { givenBackCents, listStripeRefunds, stripeRefundOf } from "./given-back";
import { findPaymentIntent } from "./metadata";
import { isKeptAnswer } from "./once-at-stripe";

/**
 * Refunds through Stripe under the row's id. Stripe forgets a key after a day, so the charge's refunds are looked through
 * first; and it keeps a failure under its key, which then is the answer: another key would be another refund.
 */
export async function refundAtStripe(asked: { payment: Payment; refund: RefundRow }): Promise<RefundAnswer> {
  const { payment, refund } = asked;
  const payment_intent = await paymentIntentOf(payment.externalPaymentId);
  const known = (await listStripeRefunds(payment_intent)).find(({ ourId }) => ourId === refund.id);
  const answer = known ?? (await create(payment_intent, refund));
  return { ...answer, refundedTotalCents: await givenBackCents(payment_intent) };
}

async function create(payment_intent: string, refund: RefundRow): Promise<ProviderRefund> {
  const { id, amountCents, createdAt } = refund;
  const installation = await installationId();
  const metadata = { installation, refund_id: String(id) };
  // One that was asked for under its old key keeps it: another key would be another refund.
  const idempotencyKey = (await isOlderThanInstallation(createdAt))
    ? `refund:${id}`
    : `refund:${installation}:${id}`;
  try {
    const wanted = { payment_intent, amount: amountCents, metadata };
    const made = await stripeClient().refunds.create(wanted, { idempotencyKey });
    return stripeRefundOf(made);
  } catch (error) {
    if (!isKeptAnswer(error)) throw error;
    throw new AppError("invalid_state", {
      message: "Stripe failed at this refund and has not made it. Ask for it again.",
      cause: error,
    });
  }
}

/** A payment is known by its payment intent, or by the Stripe invoice that charged it. */
export async function paymentIntentOf(externalId: string): Promise<string> {
  if (!externalId.startsWith("in_")) return externalId;
  const intent = await findPaymentIntent(externalId);
  if (!intent) throw new AppError("invalid_state", { message: "Stripe knows no charge for this payment." });
  return intent;
}
