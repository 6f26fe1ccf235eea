import { asSystem } from "@/db";
import { parseDecimal } from "@/lib/money";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { paypalPayments } from "./client";
import { settleOrder } from "./settle-order";

/** Records what PayPal has given back of a capture in all, whether we asked for it or somebody did on its site. */
export async function syncRefund(refundId: string): Promise<Outcome> {
  const { result } = await askProvider("paypal", () => paypalPayments().getRefund({ refundId }));
  const captureId = /\/captures\/([^/]+)$/.exec(
    result.links?.find(({ rel }) => rel === "up")?.href ?? "",
  )?.[1];
  const total = parseDecimal(
    result.sellerPayableBreakdown?.totalRefundedAmount?.value ?? result.amount?.value ?? "",
  );
  if (!captureId || !total) return "ignored";
  const payment = await findPayment(captureId);
  if (!payment) return "ignored";
  const by = { actor: "webhook:paypal", reason: "Refunded at PayPal" };
  await asSystem((tx) => recordRefund(tx, { paymentId: payment.id, refundedTotalCents: total, ...by }));
  return "applied";
}

/** A refund that comes before its payment settles the payment first. */
async function findPayment(captureId: string) {
  const known = await findSettledPayment("paypal", captureId);
  if (known) return known;
  const { result } = await askProvider("paypal", () => paypalPayments().getCapturedPayment({ captureId }));
  const orderId = result.supplementaryData?.relatedIds?.orderId;
  if (!orderId) return undefined;
  await settleOrder(orderId);
  return findSettledPayment("paypal", captureId);
}
