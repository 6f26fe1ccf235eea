import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditTransactions, payments } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { lockBalance, writeLedger } from "@/lib/credits/write-ledger";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { type Decision, lockPayment } from "./lock-payment";
import type { Payment } from "./record-succeeded";

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
  await takeCreditsBack(tx, payment, total - payment.refundedCents);
  await recordAudit(tx, auditOf(refund, payment, total));
  return changed!;
}

async function takeCreditsBack(tx: Tx, payment: Payment, refundedCents: number): Promise<void> {
  const granted = await creditsStillFrom(tx, payment);
  const share = Math.floor((granted * refundedCents) / payment.amountCents);
  const amount = Math.min(share, await lockBalance(tx, payment.accountId));
  await writeLedger(tx, {
    accountId: payment.accountId,
    kind: "adjust",
    amount: amount === 0 ? 0 : -amount,
    description: `Refund of ${formatDecimal(refundedCents)} ${payment.currency}`,
    paymentId: payment.id,
  });
}

/** What the payment's own reset granted, if it is the account's last reset; else nothing. */
async function creditsStillFrom(tx: Tx, payment: Payment): Promise<number> {
  const [last] = await tx
    .select({ paymentId: creditTransactions.paymentId, amount: creditTransactions.amount })
    .from(creditTransactions)
    .where(
      and(eq(creditTransactions.accountId, payment.accountId), sql`${creditTransactions.kind} = 'reset'`),
    )
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  return last?.paymentId === payment.id ? Math.max(0, last.amount) : 0;
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
