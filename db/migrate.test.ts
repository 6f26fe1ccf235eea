import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyDatabase } from "@/test/harness/database";
import { migrate, planMigrations, rollback } from "./migrate";
import { listMigrations } from "./migrations";

let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ url, drop } = await emptyDatabase());
});
afterAll(() => drop());

it("goes up, down to empty, and up again to the same schema", async () => {
  expect(await migrate(url)).toEqual(listMigrations());
  const schema = await readSchema();
  expect(schema.length).toBeGreaterThan(200);

  expect(await rollback(url, 0)).toHaveLength(listMigrations().length);
  expect(await readSchema()).toEqual([]);

  await migrate(url);
  expect(await readSchema()).toEqual(schema);
});

it("goes back one by one and forward again to the same schema", async () => {
  await migrate(url);
  const schema = await readSchema();
  for (let to = listMigrations().length - 1; to > 0; to--) {
    await rollback(url, to);
    expect((await planMigrations(url)).map(({ idx }) => idx)).toContain(to);
  }
  await migrate(url);
  expect(await readSchema()).toEqual(schema);
});

it("applies nothing a second time", async () => {
  await migrate(url);
  expect(await migrate(url)).toEqual([]);
  expect(await planMigrations(url)).toEqual([]);
});

it("says so when the database is ahead of the code", async () => {
  await migrate(url);
  await query("insert into schema_migrations (tag) values ('9999_from_the_future')");
  await expect(migrate(url)).rejects.toThrow(/ahead of this code.*9999_from_the_future/);
  await query("delete from schema_migrations where tag = '9999_from_the_future'");
});

/** Everything in the public schema as lines of text, sorted: columns, constraints, indexes, policies, grants and so on. */
async function readSchema(): Promise<string[]> {
  const rows = await query(`
    with own as (
      select c.oid, c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relname not like 'schema_migrations%' and c.relkind = 'r'
    )
    select 'column ' || relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
      || a.attnotnull || ' ' || a.attidentity::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line
    from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = own.oid and d.adnum = a.attnum
    union all
    select 'constraint ' || relname || '.' || conname || ' ' || pg_get_constraintdef(k.oid)
    from own join pg_constraint k on k.conrelid = own.oid
    union all
    select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename in (select relname from own)
    union all
    select 'policy ' || tablename || '.' || policyname || ' ' || cmd || ' ' || roles::text || ' '
      || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies where schemaname = 'public'
    union all
    select 'security ' || relname || ' ' || relrowsecurity from own join pg_class c using (oid, relname)
    union all
    select 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
    from pg_type t join pg_enum e on e.enumtypid = t.oid
    where t.typnamespace = 'public'::regnamespace group by t.typname
    union all
    select 'function ' || p.proname || ' ' || pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '')
    from pg_proc p where p.pronamespace = 'public'::regnamespace
    union all
    select 'grant ' || table_name || ' ' || privilege_type from information_schema.role_table_grants
    where grantee = 'igny8_tenant' and table_schema = 'public'
    union all
    select 'column grant ' || table_name || '.' || column_name || ' ' || privilege_type
    from information_schema.column_privileges where grantee = 'igny8_tenant' and table_schema = 'public'
    order by 1`);
  return rows.map((row) => String(row.line));
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
