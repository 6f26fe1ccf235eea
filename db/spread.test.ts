/** Guards docs/scale.md. */
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { asSystem } from "./scope";

useDatabase();

/** Small tables that a distributed PostgreSQL keeps on every machine, and people, who may move between accounts. */
const EVERYWHERE = ["plans", "credit_packages", "industries", "industry_sectors", "users", "accounts"];

interface Constraint {
  table: string;
  name: string;
  columns: string[];
  target: string | null;
}

let uniques: Constraint[];
let keys: Constraint[];
/** The rows of docs/scale.md: `name` | what it promises across accounts, and what becomes of it. */
const told = new Map(
  [...readFileSync("docs/scale.md", "utf8").matchAll(/^\| `(\w+)` \| ([^|]+) \|$/gm)].map(
    ([, name = "", reason = ""]) => [name, reason],
  ),
);

beforeAll(async () => {
  uniques = await read(sql`
    select c.relname as "table", i.relname as name, null as target,
      array(select a.attname::text from unnest(x.indkey::int[]) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.place) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    where x.indisunique and c.relnamespace = 'public'::regnamespace and ${isTenant(sql`c.oid`)}`);
  keys = await read(sql`
    select f.conrelid::regclass::text as "table", f.conname as name, f.confrelid::regclass::text as target,
      array(select a.attname::text from unnest(f.conkey) k(number)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) as columns
    from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace
      and ${isTenant(sql`f.conrelid`)}`);
});

describe("spread over machines by account_id", () => {
  it("each unique constraint has it, follows from one that has, or says in docs/scale.md what it promises across accounts", () => {
    expect(uniques.length).toBeGreaterThan(40);
    const open = withoutAccount(uniques).filter((unique) => !isOwnId(unique) && !followsFromParent(unique));
    expect(open.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
  });

  it("each foreign key has it, leads to what is on every machine, or says in docs/scale.md why not", () => {
    expect(keys.length).toBeGreaterThan(40);
    const open = withoutAccount(keys).filter(({ target }) => !EVERYWHERE.includes(target!));
    expect(open.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
  });

  it("docs/scale.md lists nothing that is not so", () => {
    const open = new Set(withoutAccount([...uniques, ...keys]).map(({ name }) => name));
    expect([...told.keys()].filter((name) => !open.has(name))).toEqual([]);
    expect(told.size).toBeGreaterThan(5);
  });
});

function withoutAccount(all: Constraint[]): Constraint[] {
  return all.filter(({ columns }) => !columns.includes("account_id"));
}

/** A primary key: (account_id, id) promises the same, since ids come from one sequence. */
function isOwnId({ columns }: Constraint): boolean {
  return columns.join() === "id";
}

/** One a site, one an invoice: with account_id before it, it promises the same, since the parent is of one account. */
function followsFromParent({ table, columns }: Constraint): boolean {
  const [first] = columns;
  return keys.some(
    (key) => key.table === table && key.columns.includes("account_id") && key.columns.includes(first!),
  );
}

function isTenant(table: ReturnType<typeof sql>) {
  return sql`exists (select from pg_attribute t where t.attrelid = ${table} and t.attname = 'account_id' and not t.attisdropped)`;
}

async function read(query: ReturnType<typeof sql>): Promise<Constraint[]> {
  const { rows } = await asSystem((tx) => tx.execute(query));
  return rows as unknown as Constraint[];
}
