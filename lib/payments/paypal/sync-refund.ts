import { asSystem } from "@/db";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefundState } from "@/lib/payments/records/record-refund-state";
import { askPaypal, paypalPayments } from "./client";
import { findOurCapture } from "./our-order";
import { refundOf } from "./refund";
import { settleOrder } from "./settle-order";

const BY = { actor: "webhook:paypal", reason: "Refunded at PayPal" };

/**
 * Records a refund of PayPal's as it is now, whether we asked for it or somebody did on its site: on its way, arrived or
 * failed.
 */
export async function syncRefund(refundId: string): Promise<Outcome> {
  const { result } = await askPaypal(() => paypalPayments().getRefund({ refundId }));
  const up = result.links?.find(({ rel }) => rel === "up")?.href ?? "";
  const captureId = /\/captures\/([^/]+)$/.exec(up)?.[1];
  const { refundedTotalCents, ...refund } = refundOf(result);
  const payment = captureId && refund.amountCents > 0 ? await findPayment(captureId) : undefined;
  if (!payment) return "ignored";
  await asSystem(async (tx) =>
    recordRefundState(tx, {
      payment: await lockPayment(tx, payment.id),
      refund,
      refundedTotalCents,
      by: BY,
    }),
  );
  return "applied";
}

/** A refund that comes before its payment settles the payment first. */
async function findPayment(captureId: string) {
  const known = await findSettledPayment("paypal", captureId);
  if (known) return known;
  const orderId = (await findOurCapture(captureId))?.orderId;
  if (!orderId) return undefined;
  await settleOrder(orderId);
  return findSettledPayment("paypal", captureId);
}
