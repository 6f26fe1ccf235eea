import { and, asc, eq, gt, lte } from "drizzle-orm";
import { type Account, creditPurchases, directlyAsSystem, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { lockPools } from "@/lib/credits/pools";
import { writeLedger } from "@/lib/credits/write-ledger";
import { formatDate } from "@/lib/time/date-words";

/** Bought credits whose time is over leave through the ledger. Answers how many accounts lost some. */
export async function expireCredits(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .selectDistinct({ accountId: creditPurchases.accountId })
      .from(creditPurchases)
      .where(and(gt(creditPurchases.remaining, 0), lte(creditPurchases.expiresAt, now()))),
  );
  return eachAccount(
    "expire-credits",
    due.map(({ accountId }) => accountId),
    expireCreditsOf,
  );
}

/** Of one account. What a reservation holds stays until it is committed or released; the next run takes what is left then. */
export async function expireCreditsOf(tx: Tx, { id: accountId }: Pick<Account, "id">): Promise<boolean> {
  let { available } = await lockPools(tx, accountId);
  let expired = false;
  for (const purchase of await listExpired(tx, accountId)) {
    const credits = Math.min(purchase.remaining, available);
    if (credits === 0) continue;
    available -= credits;
    expired = true;
    await writeLedger(tx, {
      accountId,
      kind: "expire",
      amount: -credits,
      purchases: [[purchase.id, credits]],
      paymentId: purchase.paymentId,
      description: `Bought credits expired on ${formatDate(purchase.expiresAt!)}`,
    });
  }
  return expired;
}

function listExpired(tx: Tx, accountId: number) {
  return tx
    .select()
    .from(creditPurchases)
    .where(
      and(
        eq(creditPurchases.accountId, accountId),
        gt(creditPurchases.remaining, 0),
        lte(creditPurchases.expiresAt, now()),
      ),
    )
    .orderBy(asc(creditPurchases.id));
}
