import { and, eq, sql } from "drizzle-orm";
import { accounts, invoices, payments, type Tx, unplacedCharges } from "@/db";
import { now } from "@/lib/clock";

/**
 * What tax law wants kept of an account that is deleted now: all its invoices if money was ever paid or reported for one,
 * since their numbers have no gap, with the payments and refunds that hang on them; and charges that fit nothing. Nobody's
 * claim of a payment stays that was rejected. Afterwards the account can go.
 */
export async function keepBooks(tx: Tx, accountId: number): Promise<void> {
  const rejected = and(eq(payments.accountId, accountId), eq(payments.status, "failed"));
  await tx.delete(payments).where(rejected);
  await tx
    .update(payments)
    .set({ proofUrl: null, updatedAt: now() })
    .where(eq(payments.accountId, accountId));
  const hasPaid = sql`exists (select 1 from ${payments} where ${payments.accountId} = ${accountId})`;
  await tx
    .update(invoices)
    .set({ keptAt: now() })
    .where(and(eq(invoices.accountId, accountId), hasPaid));
  await tx.update(unplacedCharges).set({ keptAt: now() }).where(eq(unplacedCharges.accountId, accountId));
}

/** The account for what is written down about its books: null once it was deleted. */
export async function livingAccountId(tx: Tx, accountId: number | null): Promise<number | null> {
  if (accountId === null) return null;
  const living = await tx.$count(accounts, eq(accounts.id, accountId));
  return living > 0 ? accountId : null;
}
