import { and, desc, eq, or } from "drizzle-orm";
import { creditTransactions, type Tx } from "@/db";
import { writeLedger } from "./write-ledger";

/** How the ledger names the reset that ends a subscription, and what brings its credits back. */
export const LAPSED = "Subscription ended";
export const RESTORED = "Account restored";

/**
 * Credits that lapsed when the subscription ended come back with it, once, whatever staff gave or took meanwhile: the
 * ledger's last reset says how many. Those that lapsed before `month` do not: it has begun since, and brings its own.
 */
export async function giveBackLapsedCredits(tx: Tx, accountId: number, month?: Date): Promise<void> {
  const isRestoration = and(
    eq(creditTransactions.kind, "grant"),
    eq(creditTransactions.description, RESTORED),
  );
  const [last] = await tx
    .select()
    .from(creditTransactions)
    .where(
      and(
        eq(creditTransactions.accountId, accountId),
        or(eq(creditTransactions.kind, "reset"), isRestoration),
      ),
    )
    .orderBy(desc(creditTransactions.id))
    .limit(1);
  if (last?.kind !== "reset" || last.description !== LAPSED || last.amount >= 0) return;
  if (month && last.createdAt < month) return;
  await writeLedger(tx, { accountId, kind: "grant", amount: -last.amount, description: RESTORED });
}
