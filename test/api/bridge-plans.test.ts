/** Guards lib/bridge/queries.ts, lib/bridge/upsert-content.ts, lib/sites/content-queries.ts, db/schema/bridge.ts. */
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as content from "@/app/api/v1/bridge/content/route";
import { asSystem } from "@/db";
import { MAX_ITEMS } from "@/lib/bridge/input";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { contentItem } from "./content-item";
import { queriesOf, type SentQuery } from "./count-statements";
import { explainAnalyze, explainGeneric, type PlanNode } from "./explain";
import { keyFor, siteFor } from "./world";

useDatabase();

const FEW_ROWS = 1000;
const MANY_ROWS = 60_000;
/** An index of fifty times as many rows is a level deeper, and its leaves are fuller. */
const MOST_GROWTH = 3;

type Name = "known items" | "new items" | "a page" | "a page of one type and status";
const NAMES: Name[] = ["known items", "new items", "a page", "a page of one type and status"];

let cast: Cast;
let key: string;
let siteId: number;
/** The statements as the API sent them to the database. */
let sent: Record<Name, SentQuery>;
const BY_ITS_KEY = {
  "Node Type": "ModifyTable",
  "Conflict Arbiter Indexes": ["site_contents_once_a_site"],
};

const few = new Map<Name, PlanNode[]>();
const many = new Map<Name, PlanNode[]>();

beforeAll(async () => {
  cast = await createCast();
  siteId = (await siteFor(cast.acme)).id;
  key = (await keyFor(cast.acme, { siteId })).key;
  const neighbour = { accountId: cast.trialCo.id, siteId: (await siteFor(cast.trialCo)).id };
  sent = await sentByTheApi();
  await asSystem((tx) => tx.execute(sql`truncate site_contents`));
  await fill(1, FEW_ROWS, neighbour);
  for (const name of NAMES) few.set(name, await explainAnalyze(cast.acme.id, sent[name]));
  await fill(FEW_ROWS + 1, MANY_ROWS, neighbour);
  for (const name of NAMES) many.set(name, await explainAnalyze(cast.acme.id, sent[name]));
});

describe("among 60,000 rows the bridge's own statements", () => {
  it.each(NAMES)("for %s neither read the whole table nor sort", (name) => {
    const kinds = many.get(name)!.map((node) => node["Node Type"]);
    expect(kinds.filter((kind) => /Seq Scan|Bitmap|Sort/.test(kind))).toEqual([]);
  });

  it.each([
    ["a page", "site_contents_page"],
    ["a page of one type and status", "site_contents_counts"],
  ] as const)("for %s go on behind the last one by %s", (name, index) => {
    const [scan] = ofTable(many.get(name)!);
    expect(scan).toMatchObject({ "Node Type": "Index Scan", "Index Name": index });
    for (const column of ["account_id =", "site_id =", "id >"])
      expect(scan?.["Index Cond"]).toContain(column);
    expect(scan).not.toHaveProperty("Filter");
  });

  it.each([
    ["known items", { "Conflicting Tuples": MAX_ITEMS, "Tuples Inserted": 0 }],
    ["new items", { "Conflicting Tuples": 0, "Tuples Inserted": MAX_ITEMS }],
  ] as const)("for %s find what is there by its one key", (name, counts) => {
    const [upsert] = ofTable(many.get(name)!);
    expect(upsert).toMatchObject({ ...BY_ITS_KEY, ...counts });
  });

  it("do so when the plan is made without the values, as for a named statement that was asked often", async () => {
    const nodes = await explainGeneric(cast.acme.id, sent["known items"]);
    expect(ofTable(nodes)).toEqual([expect.objectContaining(BY_ITS_KEY)]);
  });

  it.each(NAMES)("for %s touch hardly more than among 1,000", (name) => {
    const [before, after] = [blocks(few.get(name)!), blocks(many.get(name)!)];
    expect(before).toBeGreaterThan(0);
    expect(after / before, `${before} blocks, then ${after}`).toBeLessThanOrEqual(MOST_GROWTH);
  });
});

/** Known are the even ones up to 1,000. */
async function sentByTheApi(): Promise<Record<Name, SentQuery>> {
  const put = (first: number) => () =>
    callRoute(content, "PUT", {
      token: key,
      body: Array.from({ length: MAX_ITEMS }, (_, index) => contentItem(first + 2 * index)),
    });
  const known = await statementOf(put(2));
  const fresh = await statementOf(put(MANY_ROWS + 2));
  const { body } = await callRoute(content, "GET", { token: key });
  const get = (more: string) => () =>
    callRoute(content, "GET", { token: key, query: `cursor=${body.data.next_cursor}${more}` });
  return {
    "known items": known,
    "new items": fresh,
    "a page": await statementOf(get("")),
    "a page of one type and status": await statementOf(get("&type=page&status=draft")),
  };
}

async function statementOf(work: () => Promise<unknown>): Promise<SentQuery> {
  const { queries } = await queriesOf(work);
  const [statement, ...others] = queries.filter(({ text }) => text.includes("site_contents"));
  expect(others).toEqual([]);
  return statement!;
}

/** Older than what is sent. Of the first thousand every other row is ours, then one in twenty. */
async function fill(first: number, last: number, neighbour: { accountId: number; siteId: number }) {
  const isOurs = sql`n % case when n <= ${FEW_ROWS} then 2 else 20 end = 0`;
  await asSystem(async (tx) => {
    await tx.execute(sql`
      insert into site_contents (account_id, site_id, wp_id, type, status, title, url, modified_at)
      select case when ${isOurs} then ${cast.acme.id}::bigint else ${neighbour.accountId}::bigint end,
        case when ${isOurs} then ${siteId}::bigint else ${neighbour.siteId}::bigint end, n,
        case when n % 8 = 0 then 'page' else 'post' end, case when n % 8 = 0 then 'draft' else 'publish' end,
        'Title', 'https://shop.example.com/', '2026-01-01'
      from generate_series(${first}::int, ${last}::int) n`);
    await tx.execute(sql`analyze site_contents`);
  });
}

function ofTable(nodes: PlanNode[]): PlanNode[] {
  return nodes.filter((node) => node["Relation Name"] === "site_contents");
}

/** What the topmost node of the table touched, with all below it. */
function blocks(nodes: PlanNode[]): number {
  const [top] = ofTable(nodes);
  return top!["Shared Hit Blocks"] + top!["Shared Read Blocks"];
}
