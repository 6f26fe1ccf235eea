import { asSystem, type Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { recordRefundState } from "@/lib/payments/records/record-refund-state";
import { givenBackCents, listStripeRefunds } from "./api/given-back";
import { findChargedPayment } from "./find-charged-payment";

const BY = { actor: "webhook:stripe", reason: "Given back at Stripe" };

/** Records what Stripe has given back of a charge in all, whether we asked for it or somebody did in its dashboard. */
export async function syncRefunds(paymentIntentId: string | null | undefined): Promise<Outcome> {
  if (!paymentIntentId) return "ignored";
  const payment = await findChargedPayment(paymentIntentId);
  if (!payment) return "ignored";
  await record(payment, paymentIntentId);
  return "applied";
}

/** The refunds one by one, and what was lost to disputes with them. */
async function record(payment: Payment, intent: string): Promise<void> {
  const [refunds, refundedTotalCents] = await Promise.all([
    listStripeRefunds(intent),
    givenBackCents(intent),
  ]);
  await asSystem(async (tx) => {
    let current = await lockPayment(tx, payment.id);
    const inOrder = [...refunds].reverse();
    for (const refund of inOrder)
      current = await recordRefundState(tx, { payment: current, refund, refundedTotalCents, by: BY });
    await recordRefund(tx, { ...BY, paymentId: payment.id, refundedTotalCents });
  });
}

/** A refund did not reach the payer: staff have to send the money another way, also where our books say that it has left. */
export async function reportFailedRefund(paymentIntentId: string | null | undefined): Promise<Outcome> {
  const payment = paymentIntentId ? await findChargedPayment(paymentIntentId) : undefined;
  if (!paymentIntentId || !payment) return "ignored";
  await record(payment, paymentIntentId);
  const missing = payment.refundedCents - (await givenBackCents(paymentIntentId));
  if (missing <= 0) return "applied";
  throw new AppError("invalid_state", {
    message: `A refund of payment ${payment.id} failed: ${formatAmount(missing, payment.currency)} did not reach the payer. Send it another way.`,
  });
}
