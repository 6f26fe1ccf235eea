import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { ARCHIVED, LEFT_OUT } from "./export-account";

describe("the archive", () => {
  it("has every table with rows of an account, or a reason why not", () => {
    const archived = new Set(
      Object.values(ARCHIVED).map(({ table }) => getTableConfig(table as PgTable).name),
    );
    const missing = tablesOfAccounts().filter((name) => !archived.has(name) && !LEFT_OUT[name]);
    expect(missing).toEqual([]);
  });

  it("leaves out what is there, and archives nothing that it leaves out", () => {
    const tables = new Set(tablesOfAccounts());
    for (const name of Object.keys(LEFT_OUT)) expect(tables).toContain(name);
    const archived: unknown[] = Object.values(ARCHIVED).map(
      ({ table }) => getTableConfig(table as PgTable).name,
    );
    expect(archived.filter((name) => String(name) in LEFT_OUT)).toEqual([]);
  });
});

function tablesOfAccounts(): string[] {
  return Object.values(schema)
    .filter((value) => value instanceof PgTable)
    .map((table) => getTableConfig(table))
    .filter(({ columns }) => columns.some(({ name }) => /(^|_)account_id$/.test(name)))
    .map(({ name }) => name);
}
