import { and, count, desc, eq, lt } from "drizzle-orm";
import { siteContents } from "@/db/schema";
import { forAccount } from "@/db/scope";

export interface ContentCount {
  type: string;
  status: string;
  count: number;
}

/** How much of each type and status WordPress has told of. */
export function countContents(accountId: number, siteId: number): Promise<ContentCount[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select({ type: siteContents.type, status: siteContents.status, count: count() })
      .from(siteContents)
      .where(and(eq(siteContents.accountId, accountId), eq(siteContents.siteId, siteId)))
      .groupBy(siteContents.type, siteContents.status)
      .orderBy(siteContents.type, siteContents.status),
  );
}

export interface ListContents {
  limit: number;
  after?: number;
  type?: string;
  status?: string;
}

/** The site's inventory, newest entry first; one more than `limit` when there are more. */
export function listContents(
  accountId: number,
  siteId: number,
  { limit, after, type, status }: ListContents,
): Promise<(typeof siteContents.$inferSelect)[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(siteContents)
      .where(
        and(
          eq(siteContents.accountId, accountId),
          eq(siteContents.siteId, siteId),
          after === undefined ? undefined : lt(siteContents.id, after),
          type === undefined ? undefined : eq(siteContents.type, type),
          status === undefined ? undefined : eq(siteContents.status, status),
        ),
      )
      .orderBy(desc(siteContents.id))
      .limit(limit + 1),
  );
}
