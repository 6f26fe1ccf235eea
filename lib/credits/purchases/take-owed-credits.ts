import { and, asc, eq, gt } from "drizzle-orm";
import { creditPurchases, type Tx } from "@/db";
import { lockPools } from "@/lib/credits/pools";
import { writeLedger } from "@/lib/credits/write-ledger";

/**
 * Takes what has come back, by a refund of credits or from a reservation, to purchases whose money went back before: nobody
 * spends credits that are no longer paid for. Answers how many were taken. The caller holds the account's lock.
 */
export async function takeOwedCredits(tx: Tx, accountId: number): Promise<number> {
  const due = await listOwing(tx, accountId);
  if (due.length === 0) return 0;
  const { available } = await lockPools(tx, accountId);
  let left = available;
  for (const { id, owed, remaining, paymentId } of due) {
    const credits = Math.min(owed, remaining, left);
    if (credits === 0) continue;
    left -= credits;
    await writeLedger(tx, {
      accountId,
      kind: "adjust",
      amount: -credits,
      purchases: [[id, credits]],
      paymentId,
      description: "Credits that came back after their purchase was refunded",
    });
    await tx
      .update(creditPurchases)
      .set({ owed: owed - credits })
      .where(and(eq(creditPurchases.accountId, accountId), eq(creditPurchases.id, id)));
  }
  return available - left;
}

function listOwing(tx: Tx, accountId: number) {
  return tx
    .select()
    .from(creditPurchases)
    .where(
      and(
        eq(creditPurchases.accountId, accountId),
        gt(creditPurchases.owed, 0),
        gt(creditPurchases.remaining, 0),
      ),
    )
    .orderBy(asc(creditPurchases.id));
}
