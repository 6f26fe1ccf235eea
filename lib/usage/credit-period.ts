import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditTransactions } from "@/db/schema";

/** What began the period that credits are counted down in: the last time they were given. 0 before the first. */
export async function lastGrantId(tx: Tx, accountId: number): Promise<number> {
  const [row] = await tx
    .select({ id: creditTransactions.id })
    .from(creditTransactions)
    .where(
      and(eq(creditTransactions.accountId, accountId), inArray(creditTransactions.kind, ["grant", "reset"])),
    )
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  return row?.id ?? 0;
}
