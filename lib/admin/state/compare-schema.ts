import { is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import * as schema from "@/db/schema";

export interface SchemaComparison {
  /** Each difference in words; empty when the tables are what the code expects. */
  differences: string[];
  tableCount: number;
  columnCount: number;
}

/** Compares the tables and columns that the code describes with those that the database has. */
export async function compareSchema(tx: Tx): Promise<SchemaComparison> {
  const expected = describedColumns();
  const actual = await existingColumns(tx);
  const differences = [
    ...[...expected].flatMap(([name, wanted]) => missingOrDifferent(name, wanted, actual.get(name))),
    ...[...actual.keys()]
      .filter((name) => !expected.has(name))
      .map((name) => `${name} is in the database, not in the code`),
    ...(await unguardedTables(tx)).map((name) => `${name} has an account but no row-level security`),
  ];
  const tables = new Set([...expected.keys()].map((name) => name.split(".")[0]));
  return { differences, tableCount: tables.size, columnCount: expected.size };
}

interface Column {
  type: string;
  notNull: boolean;
}

function missingOrDifferent(name: string, wanted: Column, found: Column | undefined): string[] {
  if (!found) return [`${name} is missing in the database`];
  if (found.type !== wanted.type) return [`${name} is ${found.type}, the code expects ${wanted.type}`];
  if (found.notNull !== wanted.notNull) return [`${name} ${found.notNull ? "refuses" : "allows"} null`];
  return [];
}

/** "table.column" -> type and nullability, as Drizzle describes them. */
function describedColumns(): Map<string, Column> {
  const columns = new Map<string, Column>();
  const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable));
  for (const table of tables) {
    const { name, columns: described } = getTableConfig(table);
    for (const column of described) {
      columns.set(`${name}.${column.name}`, {
        type: canonicalType(column.getSQLType()),
        notNull: column.notNull,
      });
    }
  }
  return columns;
}

/** The columns that exist, read from the catalog. The migrations' own table is not the code's. */
async function existingColumns(tx: Tx): Promise<Map<string, Column>> {
  const { rows } = await tx.execute<{ name: string; type: string; not_null: boolean }>(sql`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as not_null
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schema_migrations'`);
  return new Map(rows.map((row) => [row.name, { type: canonicalType(row.type), notNull: row.not_null }]));
}

async function unguardedTables(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select c.relname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
  return rows.map((row) => row.name);
}

/** "timestamp (3) with time zone", "timestamp(3) with time zone" -> one spelling. */
function canonicalType(type: string): string {
  return type.replace(/\s*\(/g, "(").replace("timestamptz", "timestamp with time zone");
}
