import { eq } from "drizzle-orm";
import { asSystem, type Payment, type RefundRow, refunds, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { providerFor } from "@/lib/payments/checkout/providers";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { decide } from "@/lib/staff/decide";
import { requireDecision } from "@/lib/staff/require-decision";
import {
  findLastRefundId,
  isSentMeanwhile,
  openRefund,
  type RefundRequest,
  requireRefundable,
} from "./open-refund";
import { refundDecision } from "./refund-decision";
import { sendRefund } from "./send-refund";

/**
 * Gives money back, all of what is left or a part: through the provider that took it, or recorded where staff sent it by
 * bank. At a provider it is a row first, whose id is the idempotency key; the same request again continues that row, so that
 * an answer which was lost refunds nothing twice. Throws `not_found`, `already_refunded`, `invalid_state`,
 * `validation_error`, `provider_unavailable`, `outcome_unknown`, and what requireDecision throws.
 */
export async function refundPayment(request: RefundRequest): Promise<Payment> {
  const { payment, refund } = await decide(request, (tx) => open(tx, request));
  if (!refund) return payment;
  const refunded = refund.status === "done" ? payment : await sendRefund(payment, refund);
  await noteAnswered(refund);
  return refunded;
}

async function open(tx: Tx, asked: RefundRequest): Promise<{ payment: Payment; refund?: RefundRow }> {
  const request = { ...asked, seenRefundId: await findLastRefundId(tx, asked.paymentId) };
  const payment = await lockPayment(tx, request.paymentId);
  if (request.mustBe && payment.status !== request.mustBe)
    throw new AppError("invalid_state", { message: "This money is no longer held for you." });
  if (providerFor(payment.method)) return { payment, refund: await openRefund(tx, payment, request) };
  return { payment: await bookSent(tx, payment, request) };
}

/** Sent by bank: it has left when staff say so. Asked for twice at the same moment, it is one refund. */
async function bookSent(tx: Tx, payment: Payment, request: RefundRequest): Promise<Payment> {
  if (await isSentMeanwhile(tx, payment, request)) return payment;
  const amountCents = requireRefundable(payment, request);
  await insertSentRefund(tx, payment, { ...request, amountCents });
  const refundedTotalCents = payment.refundedCents + amountCents;
  const refunded = await recordRefund(tx, { ...request, refundedTotalCents });
  await requireDecision(tx, request, refundDecision(payment, request, amountCents));
  return refunded;
}

/** By bank it has left when staff say so: there is nothing to wait for. */
async function insertSentRefund(
  tx: Tx,
  { accountId, id }: Payment,
  { amountCents, reason, actor, actorUserId, requestId }: RefundRequest & { amountCents: number },
): Promise<void> {
  await tx.insert(refunds).values({
    accountId,
    paymentId: id,
    status: "done",
    amountCents,
    reason,
    actor,
    askedByUserId: actorUserId,
    requestId,
    answeredAt: now(),
    createdAt: now(),
    updatedAt: now(),
  });
}

/** The person who asked knows how it went, so the same request from now on is a new one. */
async function noteAnswered({ id }: RefundRow): Promise<void> {
  await asSystem((tx) => tx.update(refunds).set({ answeredAt: now() }).where(eq(refunds.id, id)));
}
