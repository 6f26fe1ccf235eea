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
  /** How often the inventory has changed; 0 before the first heartbeat. */
  revision: number;
}

type Counts = Omit<UpsertCounts, "unchanged">;

interface UpsertValues {
  accountId: number;
  siteId: number;
  /** As JSON. */
  items: string;
  /** As ISO 8601; and the latest time that a change can have, on a clock that goes a little fast. */
  at: string;
  latest: string;
}

const FAST_CLOCK_MS = 5 * 60_000;

/**
 * One statement whatever the number of items: they travel as one JSON text. A row is written only when the item is
 * newer, or as old and different; `xmax` is 0 for a row that was not there before. What is dated in the future counts as
 * of now, and no row that was is shut for good.
 */
const UPSERT = namedStatement<UpsertValues, Counts>(
  "upsert_content",
  (v) => sql`
    with written as (
      insert into site_contents as known
        (account_id, site_id, wp_id, type, status, title, url, modified_at, created_at, updated_at)
      select ${v.accountId}::bigint, ${v.siteId}::bigint, item.wp_id, item.type, item.status, item.title, item.url,
        least(item.modified_at, ${v.latest}::timestamptz), ${v.at}::timestamptz, ${v.at}::timestamptz
      from json_to_recordset(${v.items}::json) as item
        (wp_id bigint, type text, status text, title text, url text, modified_at timestamptz(3))
      on conflict (account_id, site_id, wp_id) do update set type = excluded.type, status = excluded.status,
        title = excluded.title, url = excluded.url, modified_at = excluded.modified_at, updated_at = excluded.updated_at
      where excluded.modified_at > known.modified_at or known.modified_at > ${v.latest}::timestamptz
        or (excluded.modified_at = known.modified_at
        and (excluded.type, excluded.status, excluded.title, excluded.url)
          is distinct from (known.type, known.status, known.title, known.url))
      returning xmax = 0 as created
    ), noted as (
      update site_connections set last_content_at = ${v.at}::timestamptz,
        content_revision = content_revision + (select exists (select from written))::int
      where account_id = ${v.accountId}::bigint and site_id = ${v.siteId}::bigint
      returning content_revision
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated,
      coalesce((select content_revision from noted), 0)::int as revision
    from written`,
);

type Inventory = Pick<BridgeSite, "accountId" | "siteId" | "status">;

/** Takes over a batch of the site's inventory. Of one post sent twice the newest counts. Throws site_read_only. */
export async function upsertContent(site: Inventory, items: ContentItemInput[]): Promise<UpsertCounts> {
  if (site.status === "read_only") throw new AppError("site_read_only");
  const { created, updated, revision } = await upsert(site, newestOfEach(items));
  return { created, updated, unchanged: items.length - created - updated, revision };
}

function newestOfEach(items: ContentItemInput[]): ContentItemInput[] {
  const newest = new Map<number, ContentItemInput>();
  for (const item of items) {
    const modified_at = new Date(item.modified_at).toISOString(); // PostgreSQL refuses some offsets that ISO 8601 has.
    const known = newest.get(item.wp_id);
    if (!known || known.modified_at <= modified_at) newest.set(item.wp_id, { ...item, modified_at });
  }
  // In one order, so that two concurrent batches never wait for each other's rows crosswise.
  return [...newest.values()].sort((left, right) => left.wp_id - right.wp_id);
}

async function upsert({ accountId, siteId }: Inventory, items: ContentItemInput[]): Promise<Counts> {
  const at = now();
  const latest = new Date(at.getTime() + FAST_CLOCK_MS).toISOString();
  const values = { accountId, siteId, items: JSON.stringify(items), at: at.toISOString(), latest };
  const [counts] = await statementForAccount(accountId, UPSERT, values);
  return counts!;
}
