import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { creditTransactions, forAccount } from "@/db";
import { DAY_MS } from "@/lib/time/days";
import type { SpentOn } from "./operation-words";

export interface DailySpend {
  /** "2026-06-01", in UTC. */
  day: string;
  operation: SpentOn;
  /** Credits, refunds taken off; on the day they were given back. */
  spent: number;
}

/** What was spent on each day since `since`, by operation. Days without any are not listed. */
export function dailySpend(accountId: number, since: Date): Promise<DailySpend[]> {
  const day = sql<string>`to_char(${creditTransactions.createdAt} at time zone 'UTC', 'YYYY-MM-DD')`;
  // A refund's row says no operation of its own. The column is written out: drizzle would leave its table away.
  const operation = sql<SpentOn>`coalesce(${creditTransactions.operation}::text, (
    select consumed.operation from credit_transactions consumed
    where consumed.id = credit_transactions.refunds_transaction_id)::text, 'other')`;
  return forAccount(accountId, (tx) =>
    tx
      .select({ day, operation, spent: sql<number>`(-sum(${creditTransactions.amount}))::int` })
      .from(creditTransactions)
      .where(
        and(
          eq(creditTransactions.accountId, accountId),
          gte(creditTransactions.createdAt, since),
          inArray(creditTransactions.kind, ["consume", "refund"]),
        ),
      )
      .groupBy(sql`1`, sql`2`)
      .orderBy(sql`1`, sql`2`),
  );
}

/** When the first of these days begins. Pure. */
export function chartStart(days: number, at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS);
}

export function totalSpent(spend: DailySpend[]): number {
  return spend.reduce((sum, { spent }) => sum + spent, 0);
}
