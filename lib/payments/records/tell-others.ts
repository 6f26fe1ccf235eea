import type { Payment, Tx } from "@/db";
import type { PaymentStatus } from "@/db/words";
import type { EventType } from "@/lib/events/event-types";
import { recordEvent } from "@/lib/events/record-event";
import { formatDecimal } from "@/lib/money";

const TYPES: Record<PaymentStatus, EventType> = {
  pending_approval: "payment.pending",
  processing: "payment.processing",
  succeeded: "payment.succeeded",
  failed: "payment.failed",
  refunded: "payment.refunded",
  disputed: "payment.disputed",
  kept: "payment.kept",
};

/** Tells other software what a payment has come to: its status, or that a part of it went back. */
export function tellOthers(tx: Tx, payment: Payment, what?: "refunded"): void {
  const { id, accountId, invoiceId, method, status, amountCents, refundedCents, currency, failureReason } =
    payment;
  recordEvent(tx, {
    accountId,
    type: what ? "payment.refunded" : TYPES[status],
    object: ["payment", id],
    data: {
      id,
      invoice_id: invoiceId,
      method,
      status,
      amount: formatDecimal(amountCents),
      refunded_amount: formatDecimal(refundedCents),
      currency,
      failure_reason: failureReason,
    },
  });
}
