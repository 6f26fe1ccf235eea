import { desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditTransactions } from "@/db/schema";
import { writeLedger } from "@/lib/credits/write-ledger";

/** Credits that lapsed when the subscription ended come back with it: the ledger's last row says how many. */
export async function giveBackLapsedCredits(tx: Tx, accountId: number): Promise<void> {
  const [last] = await tx
    .select()
    .from(creditTransactions)
    .where(eq(creditTransactions.accountId, accountId))
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  if (last?.kind !== "reset" || last.balanceAfter !== 0 || last.amount >= 0) return;
  await writeLedger(tx, { accountId, kind: "grant", amount: -last.amount, description: "Account restored" });
}
