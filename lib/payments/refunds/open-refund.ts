import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { type Payment, type RefundRow, refunds, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/enqueue-job";
import { formatAmount, formatDecimal } from "@/lib/money";
import type { Decision } from "@/lib/payments/records/lock-payment";
import { refuseDisputed } from "@/lib/payments/records/record-dispute-state";
import { requireDecision } from "@/lib/staff/require-decision";
import { requireStaff } from "@/lib/staff/require-staff";
import { addDays } from "@/lib/time/days";
import { refundableCents } from "./refund";
import { refundDecision } from "./refund-decision";
import { refundable } from "./refundable";
import { isUnderWay } from "./under-way";

export type RefundRequest = Decision & {
  amountCents?: number;
  reason: string;
  /** Who asks may have money back that is kept for them, and none that has paid an invoice. */
  mustBe?: "kept";
  /** What was left of the payment after this refund, as who asks has seen it. Another one that came between is told. */
  leftCents?: number;
  /** The last refund of the payment that there was before any lock was waited for. */
  seenRefundId?: number;
};

/** Long enough for the answer of who asks now: only where that is lost does the job have something to do. */
const FIRST_LOOK_SECONDS = 60;

/**
 * The row of a refund, before its provider is asked: a new one, or the one that the same request has opened before and whose
 * outcome nobody was told. While another one is undecided, no second is taken: throws `outcome_unknown`. Throws what
 * `refundable` and requireDecision throw. The caller holds the payment's lock.
 */
export async function openRefund(tx: Tx, payment: Payment, request: RefundRequest): Promise<RefundRow> {
  await requireStaff(tx, request);
  const earlier = await findUntold(tx, payment, request.seenRefundId);
  if (earlier && isSame(payment, earlier, request)) return earlier;
  if (earlier && earlier.status !== "done") throw undecided(payment, earlier);
  return insert(tx, payment, request);
}

/** Nobody was told its outcome; or it was told to others while this request waited for them: two clicks are one refund. */
async function findUntold(tx: Tx, payment: Payment, seenRefundId?: number): Promise<RefundRow | undefined> {
  const isUntold = and(
    eq(refunds.status, "done"),
    or(
      and(isNull(refunds.answeredAt), gt(refunds.createdAt, addDays(now(), -1))),
      seenRefundId === undefined ? undefined : gt(refunds.id, seenRefundId),
    ),
  );
  const [row] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), or(isUnderWay, isUntold)))
    .orderBy(desc(refunds.id))
    .limit(1);
  return row;
}

/** Without an amount the request is for all: for what was left when the row was opened. */
function isSame(payment: Payment, row: RefundRow, { amountCents }: RefundRequest): boolean {
  if (amountCents !== undefined) return amountCents === row.amountCents;
  const booked = row.status === "done" ? row.amountCents : 0;
  return refundableCents(payment) + booked === row.amountCents;
}

function undecided(payment: Payment, { amountCents, status }: RefundRow): AppError {
  const amount = formatAmount(amountCents, payment.currency);
  return new AppError("outcome_unknown", {
    message:
      status === "pending"
        ? `A refund of ${amount} is on its way to the payer. Another one can be made once it has arrived or failed.`
        : `We don't know yet whether the refund of ${amount} was made. Ask for the same amount again to find out: it is not sent twice.`,
  });
}

async function insert(tx: Tx, payment: Payment, request: RefundRequest): Promise<RefundRow> {
  const amountCents = requireRefundable(payment, request);
  await refuseDisputed(tx, payment);
  const [row] = await tx
    .insert(refunds)
    .values({
      accountId: payment.accountId,
      paymentId: payment.id,
      provider: payment.method as Provider,
      status: "asked",
      amountCents,
      reason: request.reason,
      actor: request.actor,
      askedByUserId: request.actorUserId,
      requestId: request.requestId,
      createdAt: now(),
      updatedAt: now(),
    })
    .returning();
  await audit(tx, payment, request, amountCents);
  await enqueueJob(tx, {
    task: "continue-refund",
    payload: { refundId: row!.id },
    jobKey: `continue-refund:${row!.id}`,
    queue: `refund:${payment.id}`,
    delaySeconds: FIRST_LOOK_SECONDS,
  });
  await requireDecision(tx, request, refundDecision(payment, request, amountCents));
  return row!;
}

/** 0 where there is none: what comes after it was made by others meanwhile. */
export async function findLastRefundId(tx: Tx, paymentId: number): Promise<number> {
  const [last] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(desc(refunds.id))
    .limit(1);
  return last?.id ?? 0;
}

/** Whether the same refund was made while this request waited for the lock. The caller holds it now. */
export async function isSentMeanwhile(tx: Tx, payment: Payment, request: RefundRequest): Promise<boolean> {
  const earlier = await findUntold(tx, payment, request.seenRefundId);
  return earlier !== undefined && isSame(payment, earlier, request);
}

/** What `refundable` says; throws `invalid_state` also where a refund has come between the preview and this one. */
export function requireRefundable(payment: Payment, { amountCents, leftCents }: RefundRequest): number {
  const cents = refundable(payment, amountCents);
  const left = payment.amountCents - payment.refundedCents - cents;
  if (leftCents === undefined || leftCents === left) return cents;
  const refunded = formatAmount(payment.refundedCents, payment.currency);
  throw new AppError("invalid_state", {
    message: `Another refund was made meanwhile: ${refunded} of this payment have gone back. Look at it again before you refund more.`,
  });
}

async function audit(tx: Tx, payment: Payment, request: RefundRequest, amountCents: number): Promise<void> {
  await recordAudit(tx, {
    accountId: await livingAccountId(tx, payment.accountId),
    actor: request.actor,
    actorUserId: request.actorUserId,
    requestId: request.requestId,
    reason: request.reason,
    action: "payment.refund_asked",
    targetType: "payment",
    targetId: payment.id,
    after: { amount: formatDecimal(amountCents), currency: payment.currency },
  });
}
