import { and, eq } from "drizzle-orm";
import { accounts, creditReservations, type Tx } from "@/db";
import { now } from "@/lib/clock";

/** Ends every reservation of the account. The caller holds its lock. */
export async function releaseAll(tx: Tx, accountId: number): Promise<void> {
  await tx
    .update(creditReservations)
    .set({ status: "released", closedAt: now() })
    .where(and(eq(creditReservations.accountId, accountId), eq(creditReservations.status, "open")));
  await tx.update(accounts).set({ heldCredits: 0 }).where(eq(accounts.id, accountId));
}
