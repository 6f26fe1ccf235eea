import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** A tenant table as the catalog describes it, with what a row of it needs. */
export interface TenantTable {
  name: string;
  /** The column that says whose row it is: `account_id`, or `id` for accounts itself. */
  owner: string;
  columns: Column[];
}

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  generated: boolean;
  hasDefault: boolean;
  enumFirst: string | null;
  references: string | null;
}

/** Every table with an `account_id`, and accounts, parents before children. */
export async function tenantTables(tx: Tx): Promise<TenantTable[]> {
  const { rows } = await tx.execute<{ table: string } & Record<string, never>>(sql`
    select distinct table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'account_id' order by 1`);
  const names = ["accounts", ...rows.map((row) => String(row.table))];
  const tables: TenantTable[] = [];
  for (const name of names) tables.push(await describeTable(tx, name));
  return parentsFirst(tables);
}

/** The row ids of one account: what its children point at. */
export type RowIds = Record<string, number | string>;

/** Puts one row into every tenant table for a new account, made of the plainest values that the columns take. */
export async function insertTenantRows(tx: Tx, tables: TenantTable[], mark: string): Promise<RowIds> {
  const ids: RowIds = { users: await insertUser(tx, mark), plans: await firstPlan(tx) };
  ids.credit_packages = await insertPackage(tx, mark);
  for (const table of tables) ids[table.name] = await insertRow(tx, table, ids, mark);
  return ids;
}

/** The insert statement of a plain row that belongs to the account in `ids`. */
export function insertStatement(table: TenantTable, ids: RowIds, mark: string): string {
  const columns = table.columns.filter(
    (column) => column.name === "account_id" || (!column.nullable && !column.generated && !column.hasDefault),
  );
  const values = columns.map((column) => plainValue(column, ids, mark));
  const names = columns.map((column) => `"${column.name}"`);
  return `insert into "${table.name}" (${names.join(", ")}) values (${values.join(", ")})`;
}

async function insertRow(tx: Tx, table: TenantTable, ids: RowIds, mark: string): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(
    sql.raw(`${insertStatement(table, ids, mark)} returning id`),
  );
  return Number(rows[0]?.id);
}

function plainValue(column: Column, ids: RowIds, mark: string): string {
  if (column.name === "account_id") return String(ids.accounts);
  if (column.references) return String(ids[column.references]);
  if (column.enumFirst) return `'${column.enumFirst}'`;
  if (column.type === "text") return `'${column.name} ${mark}'`;
  if (column.type === "jsonb") return "'[]'";
  if (column.type.startsWith("timestamp")) return "now()";
  if (column.type === "uuid") return "gen_random_uuid()";
  if (column.type === "boolean") return "false";
  return "0";
}

async function describeTable(tx: Tx, name: string): Promise<TenantTable> {
  const { rows } = await tx.execute<Column & Record<string, unknown>>(sql`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      a.attidentity <> '' as generated, a.atthasdef as "hasDefault",
      (select e.enumlabel from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder limit 1) as "enumFirst",
      (select c.confrelid::regclass::text from pg_constraint c
        where c.conrelid = a.attrelid and c.contype = 'f' and c.conkey[cardinality(c.conkey)] = a.attnum limit 1)
        as "references"
    from pg_attribute a
    where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  return { name, owner: name === "accounts" ? "id" : "account_id", columns: rows };
}

function parentsFirst(tables: TenantTable[]): TenantTable[] {
  const names = new Set(tables.map((table) => table.name));
  const placed: TenantTable[] = [];
  const isPlaced = (name: string) => placed.some((table) => table.name === name);
  const parents = (table: TenantTable) =>
    table.columns
      .filter((column) => !column.nullable || column.name === "account_id")
      .flatMap((column) => (column.references && names.has(column.references) ? [column.references] : []));
  while (placed.length < tables.length) {
    const next = tables.find((table) => !isPlaced(table.name) && parents(table).every(isPlaced));
    if (!next) throw new Error("Tenant tables refer to each other in a circle.");
    placed.push(next);
  }
  return placed;
}

async function insertUser(tx: Tx, mark: string): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    insert into users (email, trial_address, password_hash) values (${`${mark}@x.test`}, ${`${mark}@x.test`}, 'none')
    returning id`);
  return Number(rows[0]?.id);
}

/** One that nobody is offered. */
async function insertPackage(tx: Tx, mark: string): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    insert into credit_packages (name, credits, price_cents, currency, is_active)
    values (${mark}, 1000, 2900, 'USD', false) returning id`);
  return Number(rows[0]?.id);
}

async function firstPlan(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`select id from plans order by id limit 1`);
  return Number(rows[0]?.id);
}
