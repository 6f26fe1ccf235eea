import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { creditTransactions, forAccount } from "@/db";
import { CREDIT_OPERATIONS } from "@/db/words";
import { addDays, DAY_MS } from "@/lib/time/days";
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

/** One bar: a day, and what each operation took. */
export interface ChartDay {
  day: string;
  total: number;
  spent: Partial<Record<SpentOn, number>>;
}

/** `days` days up to and with `at`, none left out. Pure. */
export function chartDays(spend: DailySpend[], days: number, at: Date): ChartDay[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(at, index + 1 - days)
      .toISOString()
      .slice(0, 10);
    const rows = spend.filter((row) => row.day === day && row.spent !== 0);
    const spent = Object.fromEntries(rows.map((row) => [row.operation, row.spent]));
    return { day, spent, total: rows.reduce((sum, row) => sum + row.spent, 0) };
  });
}

/** When the first of these days begins. Pure. */
export function chartStart(days: number, at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS - (days - 1) * DAY_MS);
}

export function totalSpent(spend: DailySpend[]): number {
  return spend.reduce((sum, { spent }) => sum + spent, 0);
}

/** The operations that took anything, in the price list's order, with how much. Pure. */
export function byOperation(spend: DailySpend[]): { operation: SpentOn; spent: number }[] {
  return [...CREDIT_OPERATIONS, "other" as const]
    .map((operation) => ({
      operation,
      spent: spend.reduce((sum, row) => sum + (row.operation === operation ? row.spent : 0), 0),
    }))
    .filter(({ spent }) => spent !== 0);
}
