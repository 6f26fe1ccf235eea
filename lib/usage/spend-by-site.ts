import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { creditTransactions, forAccount, sites } from "@/db";

export interface SiteSpend {
  /** Null: spent for no site. */
  siteId: number | null;
  name: string | null;
  domain: string | null;
  /** Credits, refunds taken off. */
  spent: number;
  /** How many times something was spent. */
  operations: number;
}

/** What each site cost from a moment on, and up to one; the dearest first. A site that has been deleted keeps its name here. */
export function spendBySite(
  accountId: number,
  { from, before }: { from: Date; before?: Date },
): Promise<SiteSpend[]> {
  const t = creditTransactions;
  const spent = sql<number>`(-sum(${t.amount}))::int`;
  return forAccount(accountId, (tx) =>
    tx
      .select({
        siteId: t.siteId,
        name: sites.name,
        domain: sites.domain,
        spent,
        operations: sql<number>`(count(*) filter (where ${t.kind} = 'consume'))::int`,
      })
      .from(t)
      .leftJoin(sites, and(eq(sites.accountId, t.accountId), eq(sites.id, t.siteId)))
      .where(
        and(
          eq(t.accountId, accountId),
          gte(t.createdAt, from),
          before && lt(t.createdAt, before),
          inArray(t.kind, ["consume", "refund"]),
        ),
      )
      .groupBy(t.siteId, sites.name, sites.domain)
      .orderBy(sql`4 desc`, sql`1`),
  );
}
