import { sql } from "drizzle-orm";
import { statementForAccount } from "@/db";
import { namedStatement } from "@/db/named-statement";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { BridgeSite } from "./bridge-site";
import type { ContentItemInput } from "./input";

export interface UpsertCounts {
  created: number;
  updated: number;
  /** Known already, or older than what is known. */
  unchanged: number;
}

interface Counts {
  created: number;
  updated: number;
}

interface UpsertValues {
  accountId: number;
  siteId: number;
  /** As JSON. */
  items: string;
  /** As ISO 8601. */
  at: string;
}

/**
 * One statement whatever the number of items: they travel as one JSON text. A row is written only when the item is
 * newer, or as old and different; `xmax` is 0 for a row that was not there before.
 */
const UPSERT = namedStatement<UpsertValues, Counts>(
  "upsert_content",
  (v) => sql`
    with written as (
      insert into site_contents as known
        (account_id, site_id, wp_id, type, status, title, url, modified_at, created_at, updated_at)
      select ${v.accountId}::bigint, ${v.siteId}::bigint, item.wp_id, item.type, item.status, item.title, item.url,
        item.modified_at, ${v.at}::timestamptz, ${v.at}::timestamptz
      from json_to_recordset(${v.items}::json) as item
        (wp_id bigint, type text, status text, title text, url text, modified_at timestamptz(3))
      on conflict (account_id, site_id, wp_id) do update set type = excluded.type, status = excluded.status,
        title = excluded.title, url = excluded.url, modified_at = excluded.modified_at, updated_at = excluded.updated_at
      where excluded.modified_at > known.modified_at or (excluded.modified_at = known.modified_at
        and (excluded.type, excluded.status, excluded.title, excluded.url)
          is distinct from (known.type, known.status, known.title, known.url))
      returning xmax = 0 as created
    ), noted as (
      update site_connections set last_content_at = ${v.at}::timestamptz
      where account_id = ${v.accountId}::bigint and site_id = ${v.siteId}::bigint
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated
    from written`,
);

/** Takes over a batch of the site's inventory. Of one post sent twice the newest counts. Throws site_read_only. */
export async function upsertContent(site: BridgeSite, items: ContentItemInput[]): Promise<UpsertCounts> {
  if (site.status === "read_only") throw new AppError("site_read_only");
  const { created, updated } = await upsert(site, newestOfEach(items));
  return { created, updated, unchanged: items.length - created - updated };
}

function newestOfEach(items: ContentItemInput[]): ContentItemInput[] {
  const newest = new Map<number, ContentItemInput>();
  for (const item of items) {
    const modified_at = new Date(item.modified_at).toISOString(); // PostgreSQL refuses some offsets that ISO 8601 has.
    const known = newest.get(item.wp_id);
    if (!known || known.modified_at <= modified_at) newest.set(item.wp_id, { ...item, modified_at });
  }
  // In one order, so that two batches at once never wait for each other's rows crosswise.
  return [...newest.values()].sort((left, right) => left.wp_id - right.wp_id);
}

async function upsert({ accountId, siteId }: BridgeSite, items: ContentItemInput[]): Promise<Counts> {
  const values = { accountId, siteId, items: JSON.stringify(items), at: now().toISOString() };
  const [counts] = await statementForAccount(accountId, UPSERT, values);
  return counts!;
}
