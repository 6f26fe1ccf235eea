import { and, eq, lte, sql } from "drizzle-orm";
import { creditPurchases, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { addDays } from "@/lib/time/days";

/** [purchase, credits above zero] each. */
export type Parts = [number, number][];

export function sumOfParts(parts: Parts): number {
  return parts.reduce((sum, [, credits]) => sum + credits, 0);
}

/** Credits that come back to a purchase whose time is over can be spent for this long. */
const BACK_DAYS = 30;

/** Adds (`sign` 1) or takes (-1) what each part says. The caller holds the account's lock and changes its balance too. */
export async function changePurchases(tx: Tx, accountId: number, sign: number, parts: Parts): Promise<void> {
  for (const [id, credits] of parts) {
    const own = and(eq(creditPurchases.accountId, accountId), eq(creditPurchases.id, id));
    if (sign > 0)
      await tx
        .update(creditPurchases)
        .set({ expiresAt: addDays(now(), BACK_DAYS) })
        .where(and(own, lte(creditPurchases.expiresAt, now())));
    const changed = await tx
      .update(creditPurchases)
      .set({ remaining: sql`${creditPurchases.remaining} + ${sign * credits}` })
      .where(own)
      .returning({ id: creditPurchases.id });
    if (changed.length === 0) throw new AppError("not_found");
  }
}
