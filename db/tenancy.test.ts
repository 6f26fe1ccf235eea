/** Guards db/scope.ts, db/schema/, drizzle/. */
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import {
  insertStatement,
  insertTenantRows,
  type RowIds,
  type TenantTable,
  tenantTables,
} from "@/test/tenant-rows";
import { asSystem, forAccount } from "./scope";

useDatabase();

/** Rows may lack an account where the event concerns none: a superuser's sign-in, a change of a plan. */
const MAY_LACK_ACCOUNT = ["audit_events"];
/** What every tenant may read and none may write: the price list and the templates. */
const PUBLIC_TABLES = ["credit_packages", "credit_prices", "industries", "industry_sectors", "plans"];

let tables: TenantTable[];
let acme: RowIds;
let stranger: RowIds;

beforeAll(async () => {
  await asSystem(async (tx) => {
    tables = await tenantTables(tx);
    acme = await insertTenantRows(tx, tables, "acme");
    stranger = await insertTenantRows(tx, tables, "stranger");
  });
});

describe("the catalog", () => {
  it("has a row-level security policy on every table with an account_id", async () => {
    const guarded = await names(sql`
      select c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname
      where c.relrowsecurity and p.cmd = 'ALL' and p.roles = '{igny8_tenant}'
        and p.qual like '%app.account_id%' and p.with_check like '%app.account_id%'`);
    expect(guarded).toEqual(expect.arrayContaining(tables.map((table) => table.name)));
    expect(tables.length).toBeGreaterThan(10);
  });

  it("has no tenant row without an account", async () => {
    const nullable = await names(sql`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'account_id' and is_nullable = 'YES'`);
    expect(nullable).toEqual(MAY_LACK_ACCOUNT);
  });

  it("lets the tenant role at nothing unguarded but public reference data, to read", async () => {
    const unguarded = await names(sql`
      select distinct g.table_name || ':' || g.privilege_type as name
      from information_schema.table_privileges g join pg_class c on c.relname = g.table_name
      where g.grantee = 'igny8_tenant' and g.table_schema = 'public' and not c.relrowsecurity`);
    expect(unguarded).toEqual(PUBLIC_TABLES.map((table) => `${table}:SELECT`));
  });

  it("hides people's secrets from the tenant role", async () => {
    const visible = await names(sql`
      select column_name as name from information_schema.column_privileges
      where grantee = 'igny8_tenant' and table_name = 'users'`);
    expect(visible).not.toEqual(expect.arrayContaining(["password_hash"]));
    expect(visible.filter((column) => /hash|totp|trial|version|superuser/.test(column))).toEqual([]);
  });
});

describe("a tenant", () => {
  it("sees its own rows alone in every table, also when the code forgets its where", async () => {
    for (const { name, owner } of tables) {
      const seen = await owners(acme, `select ${owner} as owner from ${name}`);
      expect(seen, name).toEqual([String(acme.accounts)]);
      expect(
        await owners(acme, `select ${owner} as owner from ${name} where ${owner} = ${stranger.accounts}`),
        name,
      ).toEqual([]);
    }
  });

  it("sees only the people of its own account", async () => {
    expect(await owners(acme, "select id as owner from users")).toEqual([String(acme.users)]);
  });

  it("changes nobody else's row in any table, with and without a where", async () => {
    for (const { name, owner, columns } of tables) {
      for (const column of columns) {
        await expectUntouched(name, owner, `update ${name} set "${column.name}" = "${column.name}"`);
        await expectUntouched(
          name,
          owner,
          `update ${name} set "${column.name}" = default where ${owner} = ${stranger.accounts}`,
        );
      }
    }
  }, 60_000);

  it("gives no row of its own away", async () => {
    for (const { name, owner } of tables)
      expect(await attempt(acme, `update ${name} set ${owner} = ${stranger.accounts}`), name).toMatch(
        /^(42501|428C9)$/,
      );
  });

  it("deletes nobody else's row in any table, with and without a where", async () => {
    for (const { name, owner } of tables) {
      await expectUntouched(name, owner, `delete from ${name}`);
      await expectUntouched(name, owner, `delete from ${name} where ${owner} = ${stranger.accounts}`);
    }
  });

  it("adds no row to somebody else's account in any table", async () => {
    for (const table of tables)
      expect(await attempt(acme, insertStatement(table, stranger, "forged")), table.name).toBe("42501");
  });

  it("hangs no row of its own under somebody else's parent", async () => {
    const bareSite = await asSystem(async (tx) => {
      const { rows } = await tx.execute<{ id: number }>(sql`
        insert into sites (account_id, name, url, domain) values (${stranger.accounts}, 'Bare', 'https://bare.test', 'bare.test')
        returning id`);
      return Number(rows[0]?.id);
    });
    for (const table of tables.filter(isChildOfSite)) {
      const forged = insertStatement(withRequiredSite(table), { ...acme, sites: bareSite }, "forged");
      expect(await attempt(acme, forged), table.name).toBe("23503");
    }
  });
});

const isSite = (column: { references: string | null }) => column.references === "sites";
const isChildOfSite = (table: TenantTable) => table.columns.some(isSite);

function withRequiredSite(table: TenantTable): TenantTable {
  const columns = table.columns.map((column) => (isSite(column) ? { ...column, nullable: false } : column));
  return { ...table, columns };
}

it("shows the tenant role nothing when nobody said which account it works for", async () => {
  await asSystem(async (tx) => {
    await tx.execute(sql`select set_config('role', 'igny8_tenant', true)`);
    for (const { name } of tables) {
      const { rows } = await tx.execute(sql.raw(`select 1 from ${name}`));
      expect(rows, name).toEqual([]);
    }
  });
});

async function names(query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await asSystem((tx) => tx.execute<{ name: string }>(query));
  return rows.map((row) => row.name).sort();
}

async function owners(who: RowIds, query: string): Promise<string[]> {
  const { rows } = await forAccount(Number(who.accounts), (tx) =>
    tx.execute<{ owner: string }>(sql.raw(query)),
  );
  return [...new Set(rows.map((row) => String(row.owner)))];
}

/** Runs a statement as a tenant and takes it back. Answers how many rows it met, or PostgreSQL's code of the refusal. */
async function attempt(who: RowIds, statement: string): Promise<string> {
  let outcome = "";
  await forAccount(Number(who.accounts), async (tx) => {
    const result = await tx.execute(sql.raw(statement));
    outcome = String(result.rowCount);
    throw new Rollback();
  }).catch((error: Error & { cause?: { code?: string } }) => {
    if (!(error instanceof Rollback)) outcome = String(error.cause?.code);
  });
  return outcome;
}

class Rollback extends Error {}

/** The statement meets at most the tenant's own single row, or is refused. */
async function expectUntouched(name: string, owner: string, statement: string): Promise<void> {
  const foreign = `select md5(string_agg(t::text, ',')) as hash from ${name} t where ${owner} = ${stranger.accounts}`;
  const hashOf = async () => (await asSystem((tx) => tx.execute(sql.raw(foreign)))).rows[0]?.hash;
  const before = await hashOf();
  let after: unknown;
  await forAccount(Number(acme.accounts), async (tx) => {
    await tx.execute(sql.raw(statement));
    await tx.execute(sql`reset role`);
    after = (await tx.execute(sql.raw(foreign))).rows[0]?.hash;
    throw new Rollback();
  }).catch((error: Error & { cause?: { code?: string } }) => {
    if (error instanceof Rollback) return;
    expect(["42501", "428C9", "23502", "23503", "23514"], `${statement}: ${error.cause}`).toContain(
      error.cause?.code,
    );
    after = before;
  });
  expect(after, statement).toBe(before);
}
