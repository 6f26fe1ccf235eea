import { desc, eq } from "drizzle-orm";
import { creditTransactions } from "@/db/schema";
import { readAsSystem } from "@/db/scope";

/** The newest rows of an account's ledger. */
export function listLedger(accountId: number, limit = 50) {
  return readAsSystem((db) =>
    db
      .select()
      .from(creditTransactions)
      .where(eq(creditTransactions.accountId, accountId))
      .orderBy(desc(creditTransactions.id))
      .limit(limit),
  );
}
export type LedgerLine = Awaited<ReturnType<typeof listLedger>>[number];
