import { and, asc, eq, isNull, or, sum } from "drizzle-orm";
import { type Payment, type RefundRow, refunds, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import type { ProviderRefund } from "@/lib/payments/provider/provider";
import type { Decision } from "@/lib/payments/records/lock-payment";
import { keepReturned, recordGivenBack } from "./keep-returned";
import { tellFailedRefund } from "./tell-failed-refund";

interface Told {
  payment: Payment;
  refund: ProviderRefund;
  /** All that has left of the charge, where the provider says so; else what our rows of it add up to. */
  refundedTotalCents?: number;
  by: Omit<Decision, "paymentId"> & { reason: string; isTakenBack?: boolean };
}

/**
 * Writes what a provider says of one refund: into our row of it, or a new one where somebody made it there; and into the
 * payment's books once the money has left. Telling it twice changes nothing. The caller holds the payment's lock.
 */
export async function recordRefundState(tx: Tx, told: Told): Promise<Payment> {
  const { payment, refund, by } = told;
  const row = (await findRow(tx, payment, refund)) ?? (await insertRow(tx, told));
  await tx
    .update(refunds)
    .set({ externalId: refund.externalId, status: refund.status, ...failure(refund), updatedAt: now() })
    .where(eq(refunds.id, row.id));
  if (refund.status === "failed") return recordFailed(tx, payment, row);
  if (refund.status !== "done") return payment;
  const refundedTotalCents = told.refundedTotalCents ?? (await sumDone(tx, payment));
  const payerReason = reasonForPayer(row);
  return recordGivenBack(tx, payment, { ...by, payerReason, paymentId: payment.id, refundedTotalCents });
}

/** `row` is as it was before: one that was booked has come back, and its money is the account's. Our team hears of each. */
async function recordFailed(tx: Tx, payment: Payment, row: RefundRow): Promise<Payment> {
  const isBooked = row.status === "done" && payment.refundedCents > 0;
  await tellFailedRefund(tx, row, isBooked ? CAME_BACK : NOT_REACHED);
  return isBooked ? keepReturned(tx, payment, row) : payment;
}

/**
 * What staff wrote when they asked for it, no matter who tells us first that the money has left. A refund that was booked before
 * says nothing of money that left since.
 */
function reasonForPayer({ status, actor, reason }: RefundRow): string {
  return status !== "done" && actor.startsWith("user:") ? reason : "";
}

function failure({ status }: ProviderRefund) {
  return status === "failed" ? { failureReason: NOT_REACHED } : {};
}

const NOT_REACHED = "The money did not reach the payer.";
const CAME_BACK =
  "It came back after it had been booked as refunded. It is held for the account: send it another way.";

/**
 * By its id there; by the id that we gave it; else the one of this amount whose answer is still unknown. Taking the wrong
 * one of two alike would send less, never more.
 */
async function findRow(tx: Tx, payment: Payment, refund: ProviderRefund): Promise<RefundRow | undefined> {
  const rows = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.paymentId, payment.id),
        or(eq(refunds.externalId, refund.externalId), isNull(refunds.externalId)),
      ),
    )
    .orderBy(asc(refunds.id));
  return (
    rows.find(({ externalId }) => externalId === refund.externalId) ??
    rows.find(({ id }) => id === refund.ourId) ??
    rows.find(({ status, amountCents }) => status !== "failed" && amountCents === refund.amountCents)
  );
}

async function insertRow(tx: Tx, { payment, refund, by }: Told): Promise<RefundRow> {
  const { externalId, amountCents, status } = refund;
  const [row] = await tx
    .insert(refunds)
    .values({
      accountId: payment.accountId,
      paymentId: payment.id,
      provider: payment.method as Provider,
      externalId,
      amountCents,
      status,
      reason: by.reason,
      actor: by.actor,
      answeredAt: now(),
      createdAt: now(),
      updatedAt: now(),
    })
    .returning();
  return row!;
}

async function sumDone(tx: Tx, payment: Payment): Promise<number> {
  const [done] = await tx
    .select({ cents: sum(refunds.amountCents).mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), eq(refunds.status, "done")));
  return done?.cents ?? 0;
}
