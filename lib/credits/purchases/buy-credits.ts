import { creditPurchases, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { type LedgerRow, writeLedger } from "@/lib/credits/write-ledger";
import { addDays } from "@/lib/time/days";

interface Bought {
  accountId: number;
  paymentId: number;
  packageId: number | null;
  credits: number;
  /** Null: they don't expire. */
  expiryDays: number | null;
  description: string;
}

/** What a paid package brings: a purchase of its own, and its credits in the ledger. Caller: a settled payment. */
export async function buyCredits(tx: Tx, bought: Bought): Promise<LedgerRow & { purchaseId: number }> {
  const { accountId, paymentId, packageId, credits, expiryDays, description } = bought;
  const [purchase] = await tx
    .insert(creditPurchases)
    .values({
      accountId,
      paymentId,
      packageId,
      credits,
      remaining: 0,
      expiresAt: expiryDays === null ? null : addDays(now(), expiryDays),
      createdAt: now(),
    })
    .returning({ id: creditPurchases.id });
  const purchases: [number, number][] = [[purchase!.id, credits]];
  const entry = { accountId, amount: credits, purchases, paymentId, description };
  return { ...(await writeLedger(tx, { ...entry, kind: "purchase" })), purchaseId: purchase!.id };
}
