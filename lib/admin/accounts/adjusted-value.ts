import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { creditTransactions, plans, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { approvalLimitCents } from "@/lib/staff/approval";
import { addDays } from "@/lib/time/days";

/**
 * What credits that are given or taken by hand are worth, in cents: at the dearest price that a plan on sale asks for one,
 * with all that was adjusted in this account within a day, so that no adjustment is cut into small ones. The caller holds the
 * account. Nothing is looked up where no amount takes two people.
 */
export async function adjustedValueCents(tx: Tx, accountId: number, amount: number): Promise<number> {
  if (approvalLimitCents() === undefined) return 0;
  const dearest = sql<string | null>`max(${plans.priceCents}::numeric / ${plans.creditsPerMonth})`;
  const isSold = and(eq(plans.isActive, true), gt(plans.priceCents, 0), gt(plans.creditsPerMonth, 0));
  const [price] = await tx.select({ cents: dearest }).from(plans).where(isSold);
  const [before] = await tx
    .select({ credits: sql<string>`coalesce(sum(abs(${creditTransactions.amount})), 0)` })
    .from(creditTransactions)
    .where(
      and(
        eq(creditTransactions.accountId, accountId),
        gt(creditTransactions.createdAt, addDays(now(), -1)),
        eq(creditTransactions.kind, "adjust"),
        // What a refund took back is the refund's.
        isNull(creditTransactions.paymentId),
      ),
    );
  const credits = Math.abs(amount) + Number(before?.credits ?? 0);
  return Math.ceil(credits * Number(price?.cents ?? 0));
}
