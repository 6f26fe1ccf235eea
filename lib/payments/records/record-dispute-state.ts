import { and, asc, desc, eq, like, sql } from "drizzle-orm";
import { asSystem, auditEvents, type Payment, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { changePayment } from "./change-payment";
import { lockPayment } from "./lock-payment";

export interface DisputeState {
  provider: Provider;
  id: string;
  /** The provider's word for it, in lower case. */
  status: string;
  reason: string;
  /** Until when it has to be answered, where the provider says so. */
  dueAt?: Date;
  accountId: number | null;
  /** The payment that is disputed, where it is ours. */
  paymentId?: number;
  /** When the provider changed it last, where it says so: an older state is not news. */
  changedAt?: Date;
  /** Asked of the provider just now. An event's own state may be an old one. */
  isLive?: boolean;
}

/** What a provider calls a dispute that nobody has to answer anymore. */
export const CLOSED_DISPUTES = ["won", "lost", "warning_closed", "prevented", "resolved"];

/**
 * A payer disputes a charge: the payment says so, and staff read it in the account's audit log, once for each state it comes
 * to. One that was closed may be opened again, which the live dispute says, or a state with a later time: else closed is the
 * last word.
 */
export async function recordDisputeState(dispute: DisputeState): Promise<void> {
  const { provider, id, status, reason, changedAt, dueAt, paymentId } = dispute;
  await asSystem(async (tx) => {
    await lockDispute(tx, dispute);
    const known = await tx
      .select({ action: auditEvents.action, after: auditEvents.after })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.targetType, "dispute"),
          eq(auditEvents.targetId, id),
          like(auditEvents.action, "payment.dispute\\_%"),
        ),
      )
      .orderBy(asc(auditEvents.id));
    const action = `payment.dispute_${status}`;
    if (!isNews(known, action, dispute)) return;
    const after = {
      ...(changedAt ? { changed_at: changedAt.toISOString() } : {}),
      ...(dueAt ? { answer_due_at: dueAt.toISOString() } : {}),
      ...(paymentId ? { payment_id: paymentId } : {}),
    };
    const actor = `webhook:${provider}`;
    const accountId = await livingAccountId(tx, dispute.accountId);
    await recordAudit(tx, { action, targetType: "dispute", targetId: id, accountId, actor, reason, after });
    if (paymentId) await followDisputes(tx, paymentId);
  });
}

/** A payment is disputed as long as one dispute about it is open; what was given back meanwhile stays given back. */
async function followDisputes(tx: Tx, paymentId: number): Promise<void> {
  const payment = await lockPayment(tx, paymentId);
  const isOpen = await hasOpenDispute(tx, paymentId);
  if (isOpen && payment.status === "succeeded") await changePayment(tx, payment, "disputed");
  if (!isOpen && payment.status === "disputed") await changePayment(tx, payment, "succeeded");
}

/** Money that is kept stays kept while its payer disputes it: it is neither used nor sent back. Throws `invalid_state`. */
export async function refuseDisputed(tx: Tx, { id, status }: Payment): Promise<void> {
  if (status === "kept" && (await hasOpenDispute(tx, id)))
    throw new AppError("invalid_state", { message: DISPUTED });
}

const DISPUTED =
  "The payer disputes this payment at the bank or at PayPal. Until that is decided the money stays where it is.";

/** Whether a payer disputes this payment now. In the account's own transaction too: its audit log says so. */
export async function hasOpenDispute(tx: Tx, paymentId: number): Promise<boolean> {
  const last = await tx
    .selectDistinctOn([auditEvents.targetId], { action: auditEvents.action })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetType, "dispute"),
        sql`${auditEvents.after} ->> 'payment_id' = ${String(paymentId)}`,
      ),
    )
    .orderBy(auditEvents.targetId, desc(auditEvents.id));
  return last.some(({ action }) => !CLOSED_DISPUTES.some((word) => action === `payment.dispute_${word}`));
}

interface Known {
  action: string;
  after: Record<string, unknown> | null;
}

function isNews(known: Known[], action: string, { changedAt, isLive }: DisputeState): boolean {
  const last = known.at(-1);
  if (!last) return true;
  const lastChange = last.after?.changed_at;
  if (changedAt && typeof lastChange === "string")
    return last.action !== action && new Date(lastChange) <= changedAt;
  if (isLive) return last.action !== action;
  const said = known.map((event) => event.action);
  const isClosed = CLOSED_DISPUTES.some((word) => said.includes(`payment.dispute_${word}`));
  return !isClosed && !said.includes(action);
}

/** It has no row of its own, and perhaps no account: its events wait for each other until the transaction ends. */
async function lockDispute(tx: Tx, { provider, id }: DisputeState): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${provider}:${id}`}, 0))`);
}
