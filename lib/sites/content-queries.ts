import { and, count, desc, eq, inArray, lt } from "drizzle-orm";
import { forAccount, type SiteContent, siteContents } from "@/db";

export interface ContentCount {
  type: string;
  status: string;
  count: number;
}

/** How much of each type and status WordPress has told of. */
export async function countContents(accountId: number, siteId: number): Promise<ContentCount[]> {
  return (await countContentsOf(accountId, [siteId])).get(siteId) ?? [];
}

/** Counts of several sites in one query, for lists. */
export async function countContentsOf(
  accountId: number,
  siteIds: number[],
): Promise<Map<number, ContentCount[]>> {
  const counts = new Map<number, ContentCount[]>(siteIds.map((id) => [id, []]));
  if (siteIds.length === 0) return counts;
  const { siteId, type, status } = siteContents;
  const rows = await forAccount(accountId, (tx) =>
    tx
      .select({ siteId, type, status, count: count() })
      .from(siteContents)
      .where(and(eq(siteContents.accountId, accountId), inArray(siteId, siteIds)))
      .groupBy(siteId, type, status)
      .orderBy(siteId, type, status),
  );
  for (const { siteId: id, ...each } of rows) counts.get(id)?.push(each);
  return counts;
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
): Promise<SiteContent[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(siteContents)
      .where(
        and(
          eq(siteContents.accountId, accountId),
          eq(siteContents.siteId, siteId),
          after === undefined ? undefined : lt(siteContents.id, after),
          type ? eq(siteContents.type, type) : undefined,
          status ? eq(siteContents.status, status) : undefined,
        ),
      )
      .orderBy(desc(siteContents.id))
      .limit(limit + 1),
  );
}
