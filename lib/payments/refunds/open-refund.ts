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
  const earlier = await findUntold(tx, payment);
  if (earlier && isSame(payment, earlier, request)) return earlier;
  if (earlier && earlier.status !== "done") throw undecided(payment, earlier);
  return insert(tx, payment, request);
}

async function findUntold(tx: Tx, payment: Payment): Promise<RefundRow | undefined> {
  const isUntold = and(
    eq(refunds.status, "done"),
    isNull(refunds.answeredAt),
    gt(refunds.createdAt, addDays(now(), -1)),
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
  const amountCents = refundable(payment, request.amountCents);
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
