import { and, asc, eq, gt } from "drizzle-orm";
import { forAccount, type SiteContent, siteContents } from "@/db";

export interface ListContent {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  type?: string;
  status?: string;
}

/** The inventory of a site in the order it became known; one more than `limit` when there is more. */
export function listContent(
  site: { accountId: number; siteId: number },
  { limit, after, type, status }: ListContent,
): Promise<SiteContent[]> {
  const where = and(
    eq(siteContents.accountId, site.accountId),
    eq(siteContents.siteId, site.siteId),
    after === undefined ? undefined : gt(siteContents.id, after),
    type === undefined ? undefined : eq(siteContents.type, type),
    status === undefined ? undefined : eq(siteContents.status, status),
  );
  return forAccount(site.accountId, (tx) =>
    tx
      .select()
      .from(siteContents)
      .where(where)
      .orderBy(asc(siteContents.id))
      .limit(limit + 1),
  );
}
