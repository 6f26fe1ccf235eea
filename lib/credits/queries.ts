import { and, desc, eq, lt } from "drizzle-orm";
import { type CreditTransaction, creditTransactions, forAccount } from "@/db";

interface ListCreditTransactions {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  /** What was spent on this site, and its refunds. */
  siteId?: number;
}

/** The ledger, newest first; one more than `limit` when there are more. */
export function listCreditTransactions(
  accountId: number,
  { limit, after, siteId }: ListCreditTransactions,
): Promise<CreditTransaction[]> {
  const where = and(
    eq(creditTransactions.accountId, accountId),
    after === undefined ? undefined : lt(creditTransactions.id, after),
    siteId === undefined ? undefined : eq(creditTransactions.siteId, siteId),
  );
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(creditTransactions)
      .where(where)
      .orderBy(desc(creditTransactions.id))
      .limit(limit + 1),
  );
}
