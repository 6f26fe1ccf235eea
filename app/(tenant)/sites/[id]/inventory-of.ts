import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { countContents, listContents } from "@/lib/sites/content-queries";

const PAGE_SIZE = 25;

/** What the plugin told of the site's posts and pages, a page of it. */
export async function inventoryOf(
  accountId: number,
  siteId: number,
  { cursor, type, status }: { cursor: string; type: string; status: string },
) {
  const filter = { type, status };
  const [counts, rows] = await Promise.all([
    countContents(accountId, siteId),
    listContents(accountId, siteId, { limit: PAGE_SIZE, after: afterPage(cursor), ...filter }),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const next = next_cursor && new URLSearchParams({ ...filter, cursor: next_cursor });
  const nextHref = next ? `/sites/${siteId}?${next}#content` : undefined;
  return { siteId, counts, rows: results, ...filter, nextHref };
}
