import type { Refund } from "@paypal/paypal-server-sdk";
import type { Payment, RefundRow } from "@/db";
import { formatDecimal, parseDecimal } from "@/lib/money";
import type { ProviderRefund, RefundAnswer } from "@/lib/payments/provider/provider";
import { askPaypal, paypalPayments } from "./client";

/** Refunds a capture under the row's id, which PayPal keeps for 45 days; one that it has named is looked at instead. */
export async function refundAtPaypal(asked: { payment: Payment; refund: RefundRow }): Promise<RefundAnswer> {
  const { externalId: refundId, amountCents } = asked.refund;
  const { result } = refundId
    ? await askPaypal(() => paypalPayments().getRefund({ refundId }))
    : await askPaypal(() => paypalPayments().refundCapturedPayment(wanted(asked)));
  return refundOf(result, amountCents);
}

function wanted({ payment, refund }: { payment: Payment; refund: RefundRow }) {
  return {
    captureId: payment.externalPaymentId,
    paypalRequestId: `refund-${refund.id}`,
    prefer: "return=representation",
    body: {
      amount: { currencyCode: payment.currency, value: formatDecimal(refund.amountCents) },
      customId: `refund-${refund.id}`,
    },
  };
}

/** PayPal's words; a pending one is paid from our bank days later, and may fail. */
const STATES: Record<string, ProviderRefund["status"]> = {
  COMPLETED: "done",
  FAILED: "failed",
  CANCELLED: "failed",
};

export function refundOf(refund: Refund, expectedCents = 0): RefundAnswer {
  const [, ours] = /^refund-(\d{1,15})$/.exec(refund.customId ?? "") ?? [];
  const total = parseDecimal(refund.sellerPayableBreakdown?.totalRefundedAmount?.value ?? "");
  return {
    externalId: refund.id ?? "",
    ourId: ours ? Number(ours) : undefined,
    amountCents: parseDecimal(refund.amount?.value ?? "") ?? expectedCents,
    status: STATES[refund.status ?? ""] ?? "pending",
    refundedTotalCents: total ?? undefined,
  };
}
