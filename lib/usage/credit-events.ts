import { and, asc, eq, exists, gt, sql } from "drizzle-orm";
import { type Account, accounts, creditTransactions, directlyAsSystem, events, plans, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { recordEvent, recordEventNow } from "@/lib/events/record-event";
import { lowCreditPercent } from "./forecast";
import { availableNow, givesCredits, hasFewCredits, periodOfAccount, readLowCredit } from "./low-credit";

/**
 * Tells other software of credits, once an hour: what was consumed since the last time, as one event an account; and that few
 * are left, once for each threshold and period. Consuming itself writes no event. Answers how many accounts.
 */
export async function recordCreditEvents(): Promise<number> {
  const told = await eachAccount("record-credit-events", await listConsuming(), tellConsumed);
  return told + (await eachAccount("record-credit-events", await listLow(), tellLow));
}

async function listConsuming(): Promise<number[]> {
  const rows = await directlyAsSystem((db) => {
    const { id, accountId, kind } = creditTransactions;
    const untold = db
      .select({ id })
      .from(creditTransactions)
      .where(and(eq(accountId, accounts.id), gt(id, accounts.creditsToldId), eq(kind, "consume")));
    return db.select({ id: accounts.id }).from(accounts).where(exists(untold));
  });
  return rows.map(({ id }) => id);
}

/** Under the account's lock, which every entry of its ledger takes: those up to the last one are all there. */
async function tellConsumed(tx: Tx, { id: accountId, creditsToldId, credits }: Account): Promise<boolean> {
  const rows = await sumByOperation(tx, accountId, creditsToldId);
  if (rows.length === 0) return false;
  const lastId = Math.max(...rows.map((row) => row.lastId));
  await tx.update(accounts).set({ creditsToldId: lastId }).where(eq(accounts.id, accountId));
  const total = (pick: (row: Consumed) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  recordEvent(tx, {
    accountId,
    type: "credits.consumed",
    object: ["account", accountId],
    data: {
      credits: total((row) => row.credits),
      count: total((row) => row.count),
      operations: rows.map(({ operation, count, credits: spent }) => ({ operation, count, credits: spent })),
      first_transaction_id: Math.min(...rows.map((row) => row.firstId)),
      last_transaction_id: lastId,
      from: new Date(Math.min(...rows.map((row) => row.from.getTime()))).toISOString(),
      to: new Date(Math.max(...rows.map((row) => row.to.getTime()))).toISOString(),
      balance: credits,
    },
  });
  return true;
}

type Consumed = Awaited<ReturnType<typeof sumByOperation>>[number];

/** What was consumed after a row of the ledger. */
function sumByOperation(tx: Tx, accountId: number, afterId: number) {
  const { id, kind, operation, amount, createdAt } = creditTransactions;
  return tx
    .select({
      operation,
      count: sql<number>`count(*)`.mapWith(Number),
      credits: sql<number>`-sum(${amount})`.mapWith(Number),
      firstId: sql<number>`min(${id})`.mapWith(Number),
      lastId: sql<number>`max(${id})`.mapWith(Number),
      from: sql<Date>`min(${createdAt})`.mapWith(createdAt),
      to: sql<Date>`max(${createdAt})`.mapWith(createdAt),
    })
    .from(creditTransactions)
    .where(and(eq(creditTransactions.accountId, accountId), gt(id, afterId), eq(kind, "consume")))
    .groupBy(operation)
    .orderBy(asc(operation));
}

/** Those that were told of their threshold are left out. */
async function listLow(): Promise<number[]> {
  const rows = await directlyAsSystem((db) =>
    db
      .select({
        id: accounts.id,
        credits: availableNow,
        perMonth: plans.creditsPerMonth,
        period: periodOfAccount,
        told: sql<string[]>`array(select ${events.onceKey} from ${events}
          where ${events.accountId} = ${accounts.id} and ${events.type} = 'credits.low')`,
      })
      .from(accounts)
      .innerJoin(plans, givesCredits)
      .where(hasFewCredits),
  );
  return rows
    .filter(({ credits, perMonth, period, told }) => {
      const percent = lowCreditPercent(credits, perMonth);
      return percent !== undefined && !told.includes(keyOf(period, percent));
    })
    .map(({ id }) => id);
}

async function tellLow(tx: Tx, account: Account): Promise<boolean> {
  const low = await readLowCredit(tx, account);
  if (!low) return false;
  const { id: accountId, credits: balance } = account;
  const { percent, available, plan, period } = low;
  const told = await recordEventNow(tx, {
    accountId,
    type: "credits.low",
    object: ["account", accountId],
    data: { percent, balance, available, credits_per_month: plan.creditsPerMonth },
    onceKey: keyOf(period, percent),
  });
  return told !== undefined;
}

function keyOf(period: number, percent: number): string {
  return `credits.low:${period}:${percent}`;
}
