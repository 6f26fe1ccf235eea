import type { Refund } from "@paypal/paypal-server-sdk";
import type { Payment, RefundRow } from "@/db";
import { parseDecimal } from "@/lib/money";
import { installationId, isOlderThanInstallation } from "@/lib/payments/provider/installation";
import type { ProviderRefund, RefundAnswer } from "@/lib/payments/provider/provider";
import { amountAtPaypal } from "./amount";
import { askPaypal, paypalPayments } from "./client";

/** Refunds a capture under the row's id, which PayPal keeps for 45 days; one that it has named is looked at instead. */
export async function refundAtPaypal(asked: { payment: Payment; refund: RefundRow }): Promise<RefundAnswer> {
  const { externalId: refundId, amountCents } = asked.refund;
  const { result } = refundId
    ? await askPaypal(() => paypalPayments().getRefund({ refundId }))
    : await send(asked);
  return paypalRefundOf(result, amountCents);
}

async function send({ payment, refund }: { payment: Payment; refund: RefundRow }) {
  // One that was asked for under its old id keeps it: another one would be another refund.
  const isOld = await isOlderThanInstallation(refund.createdAt);
  const id = isOld ? `refund-${refund.id}` : `refund-${refund.id}-${await installationId()}`;
  const wanted = {
    captureId: payment.externalPaymentId,
    paypalRequestId: id,
    prefer: "return=representation",
    body: { amount: amountAtPaypal(refund.amountCents, payment.currency), customId: id },
  };
  return askPaypal(() => paypalPayments().refundCapturedPayment(wanted));
}

/** PayPal's words; a pending one is paid from our bank days later, and may fail. */
const STATES: Record<string, ProviderRefund["status"]> = {
  COMPLETED: "done",
  FAILED: "failed",
  CANCELLED: "failed",
};

/** PayPal's sum of all refunds is not read: one that is pending, or failed since, is in it. What arrived is, refund by refund. */
export function paypalRefundOf(refund: Refund, expectedCents = 0): ProviderRefund {
  const [, ours] = /^refund-(\d{1,15})(?:-\w+)?$/.exec(refund.customId ?? "") ?? [];
  return {
    externalId: refund.id ?? "",
    ourId: ours ? Number(ours) : undefined,
    amountCents: parseDecimal(refund.amount?.value ?? "") ?? expectedCents,
    status: STATES[refund.status ?? ""] ?? "pending",
  };
}
