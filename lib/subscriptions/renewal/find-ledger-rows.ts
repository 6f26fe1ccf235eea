import { and, asc, eq, gte, sql } from "drizzle-orm";
import { creditTransactions, type Tx } from "@/db";
import type { CountedRow } from "./balance-of-month";

/** The plan's part of the account's ledger since then, oldest first. */
export function findLedgerRows(tx: Tx, accountId: number, since: Date): Promise<CountedRow[]> {
  return tx
    .select({
      kind: creditTransactions.kind,
      amount: sql<number>`${creditTransactions.amount} - ${creditTransactions.boughtAmount}`,
      balanceAfter: sql<number>`${creditTransactions.balanceAfter} - ${creditTransactions.boughtAfter}`,
      paymentId: creditTransactions.paymentId,
      createdAt: creditTransactions.createdAt,
    })
    .from(creditTransactions)
    .where(and(eq(creditTransactions.accountId, accountId), gte(creditTransactions.createdAt, since)))
    .orderBy(asc(creditTransactions.id));
}
