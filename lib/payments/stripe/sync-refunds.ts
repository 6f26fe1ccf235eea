import { asSystem } from "@/db";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { findChargedPayment } from "./find-charged-payment";
import { givenBackCents } from "./given-back";

/** Records what Stripe has given back of a charge in all, whether we asked for it or somebody did in its dashboard. */
export async function syncRefunds(paymentIntentId: string | null | undefined): Promise<Outcome> {
  if (!paymentIntentId) return "ignored";
  const payment = await findChargedPayment(paymentIntentId);
  if (!payment) return "ignored";
  const refundedTotalCents = await givenBackCents(paymentIntentId);
  const by = { actor: "webhook:stripe", reason: "Given back at Stripe" };
  await asSystem((tx) => recordRefund(tx, { paymentId: payment.id, refundedTotalCents, ...by }));
  return "applied";
}

/** A refund did not reach the payer, and our books say that it did: staff have to send the money another way. */
export async function reportFailedRefund(paymentIntentId: string | null | undefined): Promise<Outcome> {
  const payment = paymentIntentId ? await findChargedPayment(paymentIntentId) : undefined;
  if (!paymentIntentId || !payment) return "ignored";
  const missing = payment.refundedCents - (await givenBackCents(paymentIntentId));
  if (missing <= 0) return "applied";
  throw new AppError("invalid_state", {
    message: `A refund of payment ${payment.id} failed: ${formatDecimal(missing)} ${payment.currency} did not reach the payer. Send it another way.`,
  });
}
