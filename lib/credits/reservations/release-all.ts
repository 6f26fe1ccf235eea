import { and, eq } from "drizzle-orm";
import { accounts, creditReservations, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { takeOwedCredits } from "@/lib/credits/purchases/take-owed-credits";

/** Ends every reservation of the account. Answers how many credits were taken that had been owed. The caller holds its lock. */
export async function releaseAll(tx: Tx, accountId: number): Promise<number> {
  await tx
    .update(creditReservations)
    .set({ status: "released", closedAt: now() })
    .where(and(eq(creditReservations.accountId, accountId), eq(creditReservations.status, "open")));
  await tx.update(accounts).set({ heldCredits: 0 }).where(eq(accounts.id, accountId));
  return takeOwedCredits(tx, accountId);
}
