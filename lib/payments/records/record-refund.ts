import { and, desc, eq, inArray } from "drizzle-orm";
import { creditTransactions, invoices, type Payment, payments, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { lockBalance, writeLedger } from "@/lib/credits/write-ledger";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { type Decision, lockPayment } from "./lock-payment";

export interface Refund extends Decision {
  /** All that was given back of this payment so far: repeating it changes nothing. */
  refundedTotalCents: number;
  reason: string;
}

/**
 * Records money given back, with the ledger's counter-entry: the payment's credits in the same share, as far as they are
 * still there. Credits of a period that a later payment has replaced are gone already, and are not taken twice.
 */
export async function recordRefund(tx: Tx, refund: Refund): Promise<Payment> {
  const payment = await lockPayment(tx, refund.paymentId);
  if (payment.status !== "succeeded" && payment.status !== "refunded") throw new AppError("invalid_state");
  const total = Math.min(refund.refundedTotalCents, payment.amountCents);
  if (total <= payment.refundedCents) return payment;
  const [changed] = await tx
    .update(payments)
    .set({
      refundedCents: total,
      status: total === payment.amountCents ? "refunded" : "succeeded",
      updatedAt: now(),
    })
    .where(and(eq(payments.id, payment.id), inArray(payments.status, ["succeeded", "refunded"])))
    .returning();
  await takeCreditsBack(tx, payment, total);
  await recordAudit(tx, auditOf(refund, payment, total));
  return changed!;
}

/** Shares of all that was refunded so far, so that many small refunds take as much as one. */
async function takeCreditsBack(tx: Tx, payment: Payment, total: number): Promise<void> {
  const granted = await creditsStillFrom(tx, payment);
  const shareOf = (cents: number) => Math.floor((granted * cents) / payment.amountCents);
  const share = shareOf(total) - shareOf(payment.refundedCents);
  const amount = Math.min(share, await lockBalance(tx, payment.accountId));
  await writeLedger(tx, {
    accountId: payment.accountId,
    kind: "adjust",
    amount: amount === 0 ? 0 : -amount,
    description: `Refund of ${formatDecimal(total - payment.refundedCents)} ${payment.currency}`,
    paymentId: payment.id,
  });
}

function auditOf(refund: Refund, payment: Payment, total: number) {
  return {
    accountId: payment.accountId,
    actor: refund.actor,
    actorUserId: refund.actorUserId,
    requestId: refund.requestId,
    reason: refund.reason,
    action: "payment.refunded",
    targetType: "payment",
    targetId: payment.id,
    before: { refunded: formatDecimal(payment.refundedCents) },
    after: { refunded: formatDecimal(total) },
  };
}

/**
 * The credits of the running month that are the payment's: the allowance its reset brought; of an upgrade what it brought
 * more; of a month paid in advance the top-up alone. 0 when a later payment's reset has replaced them.
 */
async function creditsStillFrom(tx: Tx, payment: Payment): Promise<number> {
  const [last, before] = await lastResets(tx, payment.accountId);
  if (last?.paymentId === payment.id) return grantedBy(last, before);
  const isBase = last?.kind === "upgrade" && before?.paymentId === payment.id;
  return isBase ? before.balanceAfter : 0;
}

type Reset = Awaited<ReturnType<typeof lastResets>>[number];

function grantedBy(reset: Reset, before: Reset | undefined): number {
  if (reset.kind === "upgrade") return Math.max(0, reset.balanceAfter - (before?.balanceAfter ?? 0));
  const isAhead = reset.periodStart !== null && reset.periodStart > now();
  return isAhead ? Math.max(0, reset.amount) : reset.balanceAfter;
}

function lastResets(tx: Tx, accountId: number) {
  return tx
    .select({
      paymentId: creditTransactions.paymentId,
      amount: creditTransactions.amount,
      balanceAfter: creditTransactions.balanceAfter,
      kind: invoices.kind,
      periodStart: invoices.periodStart,
    })
    .from(creditTransactions)
    .leftJoin(payments, eq(payments.id, creditTransactions.paymentId))
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(and(eq(creditTransactions.accountId, accountId), eq(creditTransactions.kind, "reset")))
    .orderBy(desc(creditTransactions.id))
    .limit(2);
}
