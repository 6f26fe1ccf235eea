import { and, eq, sql } from "drizzle-orm";
import {
  accounts,
  type CreditReservation,
  creditReservations,
  creditTransactions,
  forAccount,
  type Tx,
} from "@/db";
import { now } from "@/lib/clock";
import { tellBudgets } from "@/lib/credits/budgets/tell-budgets";
import { takeOwedCredits } from "@/lib/credits/purchases/take-owed-credits";
import { writeLedger } from "@/lib/credits/write-ledger";
import { AppError } from "@/lib/errors";
import { alreadyClosed, close, lockReservation, type ReservationClosing } from "./close-reservation";
import { reservationStatusNow } from "./queries";

export interface Committed {
  reservation: CreditReservation;
  transactionId: number;
  amount: number;
  balance: number;
  replayed: boolean;
  /** The percentage of a budget that it reached just now, else 0. */
  reached: number;
}

type Commit = ReservationClosing & {
  /** Credits, at most what is held; all of it unless said. */
  amount: number | undefined;
  metadata: Record<string, unknown> | undefined;
};

/**
 * Takes what the work has cost, at most what was held, and frees the rest. Again with the same amount: answers the same.
 * Throws not_found, validation_error above what is held, reservation_expired, invalid_state for one that is closed.
 */
export async function commitReservation(commit: Commit): Promise<Committed> {
  const { accountId, metadata } = commit;
  const committed = await forAccount(accountId, async (tx) => {
    const found = await lockReservation(tx, commit);
    const amount = commit.amount ?? found.amount;
    if (found.status === "committed" && isSame(found, commit.amount)) return replay(tx, found);
    if (reservationStatusNow(found) !== "open") throw alreadyClosed(found);
    if (amount > found.amount) {
      const fields = { amount: [`At most ${found.amount} credits are reserved.`] };
      throw new AppError("validation_error", { fields });
    }
    return take(tx, found, amount, metadata);
  });
  if (committed.reached > 0) await tellBudgets(accountId);
  return committed;
}

function isSame({ committedAmount, amount: held }: CreditReservation, asked: number | undefined): boolean {
  return committedAmount === (asked ?? held);
}

/** Closed first: what it holds is its own to take, and counts once against a budget. */
async function take(
  tx: Tx,
  found: CreditReservation,
  amount: number,
  metadata: Record<string, unknown> | undefined,
): Promise<Committed> {
  const { id, accountId, operation, units, siteId, userId, apiKeyId } = found;
  const closed = await close(tx, found, { status: "committed", committedAmount: amount });
  const { transactionId, balance } = await writeLedger(tx, {
    accountId,
    kind: "consume",
    amount: amount === 0 ? 0 : -amount,
    ...{ operation, units, siteId, userId, apiKeyId },
    description: `Reservation ${id}`,
    metadata: { ...found.metadata, ...metadata },
  });
  const taken = amount < found.amount ? await takeOwedCredits(tx, accountId) : 0;
  const reached = await countInBudgets(tx, found, amount);
  await tx
    .update(creditReservations)
    .set({ transactionId })
    .where(and(eq(creditReservations.accountId, accountId), eq(creditReservations.id, id)));
  const reservation = { ...closed, transactionId };
  return { reservation, transactionId, amount, balance: balance - taken, replayed: false, reached };
}

/** What was held was allowed when it was: a cap that was lowered since refuses only what is new. */
async function countInBudgets(tx: Tx, reservation: CreditReservation, amount: number): Promise<number> {
  const { accountId, siteId, userId, apiKeyId } = reservation;
  const { rows } = await tx.execute<{ reached: number }>(sql`
    select case when is_budgeted then spend_budgets(id, ${siteId}::bigint, ${apiKeyId}::bigint, ${userId}::bigint,
      ${amount}::bigint, ${now().toISOString()}::timestamptz, true, false) else 0 end as reached
    from ${accounts} where id = ${accountId}`);
  return rows[0]!.reached;
}

async function replay(tx: Tx, reservation: CreditReservation): Promise<Committed> {
  const { accountId, transactionId, committedAmount } = reservation;
  const [row] = await tx
    .select({ balance: creditTransactions.balanceAfter })
    .from(creditTransactions)
    .where(and(eq(creditTransactions.accountId, accountId), eq(creditTransactions.id, transactionId!)));
  const { balance } = row!;
  const amount = committedAmount!;
  return { reservation, transactionId: transactionId!, amount, balance, replayed: true, reached: 0 };
}
