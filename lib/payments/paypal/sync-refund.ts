import { asSystem, type Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefundState } from "@/lib/payments/records/record-refund-state";
import { askPaypal, paypalOrders, paypalPayments } from "./client";
import { findPayment } from "./find-payment";
import { paypalRefundOf } from "./refund";

const BY = { actor: "webhook:paypal", reason: "Refunded at PayPal" };

/**
 * Records a refund of PayPal's as it is now, whether we asked for it or somebody did on its site: on its way, arrived or
 * failed; and with it the others of its payment, whose events may be lost. Throws `invalid_state` for one that failed, which
 * staff have to send another way. `isTakenBack`: PayPal took it.
 */
export async function syncRefund(refundId: string, isTakenBack = false): Promise<Outcome> {
  const booked = await bookRefund(refundId, isTakenBack);
  if (!booked) return "ignored";
  const { payment, refund } = booked;
  await syncPaypalRefundsOf(payment);
  if (refund.status !== "failed") return "applied";
  throw new AppError("invalid_state", {
    message: `A refund of payment ${payment.id} failed: ${formatAmount(refund.amountCents, payment.currency)} did not reach the payer. Send it another way.`,
  });
}

/** Undefined where it is of no payment that we know. */
async function bookRefund(refundId: string, isTakenBack: boolean) {
  const by = isTakenBack ? { ...BY, reason: "Taken back by PayPal", isTakenBack } : BY;
  const { result } = await askPaypal(() => paypalPayments().getRefund({ refundId }));
  const up = result.links?.find(({ rel }) => rel === "up")?.href ?? "";
  const captureId = /\/captures\/([^/]+)$/.exec(up)?.[1];
  const refund = paypalRefundOf(result);
  const payment = captureId && refund.amountCents > 0 ? await findPayment(captureId) : undefined;
  if (!payment) return undefined;
  await asSystem(async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    await recordRefundState(tx, { payment: locked, refund, by });
  });
  return { payment, refund };
}

/**
 * Books every refund of a payment's capture that PayPal lists with its order: those whose event never came too. One that
 * failed is nothing new here.
 */
export async function syncPaypalRefundsOf(
  { externalPaymentId: captureId }: Payment,
  isTakenBack = false,
): Promise<void> {
  const capture = await askPaypal(() => paypalPayments().getCapturedPayment({ captureId }));
  const id = capture.result.supplementaryData?.relatedIds?.orderId;
  if (!id) return;
  const { result } = await askPaypal(() => paypalOrders().getOrder({ id }));
  for (const { id: refundId, status } of result.purchaseUnits?.[0]?.payments?.refunds ?? [])
    if (refundId && status !== "FAILED" && status !== "CANCELLED") await bookRefund(refundId, isTakenBack);
}
