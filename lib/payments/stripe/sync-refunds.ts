import { asSystem, type Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import type { ProviderRefund } from "@/lib/payments/provider/provider";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordGivenBack } from "@/lib/payments/records/keep-returned";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefundState } from "@/lib/payments/records/record-refund-state";
import { givenBackCents, listStripeRefunds } from "./api/given-back";
import { paymentIntentOf } from "./api/refund";
import { findChargedPayment } from "./find-charged-payment";

const BY = { actor: "webhook:stripe", reason: "Given back at Stripe" };

/**
 * Records what Stripe has given back of a charge in all, whether we asked for it, somebody did in its dashboard, or a lost
 * dispute took it.
 */
export async function syncRefunds(
  paymentIntentId: string | null | undefined,
  isTakenBack = false,
): Promise<Outcome> {
  if (!paymentIntentId) return "ignored";
  const payment = await findChargedPayment(paymentIntentId);
  if (!payment) return "ignored";
  await record(payment, paymentIntentId, isTakenBack);
  return "applied";
}

/** Like `syncRefunds`, for a payment that we know. */
export async function syncStripeRefundsOf(payment: Payment): Promise<void> {
  await record(payment, await paymentIntentOf(payment.externalPaymentId));
}

/** What was lost to disputes, and the refunds one by one, so that each is booked with its own reason. */
async function record(payment: Payment, intent: string, isTakenBack = false): Promise<void> {
  const by = isTakenBack ? { ...BY, reason: "Lost to a dispute", isTakenBack } : BY;
  const [refunds, refundedTotalCents] = await Promise.all([
    listStripeRefunds(intent),
    givenBackCents(intent),
  ]);
  await asSystem(async (tx) => {
    let current = await lockPayment(tx, payment.id);
    const inOrder = [...refunds].reverse();
    let total = refundedTotalCents - sumOfDone(refunds);
    for (const refund of inOrder) {
      total += sumOfDone([refund]);
      current = await recordRefundState(tx, { payment: current, refund, refundedTotalCents: total, by });
    }
    await recordGivenBack(tx, current, { ...by, paymentId: payment.id, refundedTotalCents });
  });
}

function sumOfDone(refunds: readonly ProviderRefund[]): number {
  return refunds.reduce((sum, { status, amountCents }) => (status === "done" ? sum + amountCents : sum), 0);
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
