import { sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import * as schema from "@/db/schema";
import { writeLedger } from "@/lib/credits/write-ledger";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { ARCHIVED, exportAccount, LEFT_OUT } from "./export-account";

useDatabase();

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

describe("an archive of a busy account", () => {
  it("is the account at one moment, whatever happens while it is read", async () => {
    const { id } = await createAccount({ plan: "growth" });
    const consuming = asSystem(async (tx) => {
      await tx.execute(sql`lock table credit_transactions in access exclusive mode`);
      const spent = { kind: "consume", operation: "clustering", units: 1, amount: -10 } as const;
      await untilWaiting(1);
      await writeLedger(tx, { accountId: id, ...spent });
    });
    await expect.poll(isLedgerLocked).toBe(true);
    const { account, credit_transactions: ledger } = JSON.parse(await archiveOf(id));
    await consuming;
    expect(account).toMatchObject([{ credits: 2000 }]);
    expect(ledger.map(({ balanceAfter }: { balanceAfter: number }) => balanceAfter)).toEqual([2000]);
    expect(JSON.parse(await archiveOf(id))).toMatchObject({ account: [{ credits: 1990 }] });
  });

  it("lets go of the database before it is sent, and is not begun where it can't be read", async () => {
    const { id } = await createAccount({ plan: "growth" });
    const pieces = exportAccount(id);
    await pieces.next();
    const open = sql`select 1 from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`;
    expect((await asSystem((tx) => tx.execute(open))).rows).toEqual([]);
    await pieces.return(undefined);
    await asSystem((tx) => tx.execute(sql`alter table sites rename column url to address`));
    await expect(exportAccount(id).next()).rejects.toThrow();
    await asSystem((tx) => tx.execute(sql`alter table sites rename column address to url`));
  });
});

async function archiveOf(accountId: number): Promise<string> {
  let text = "";
  for await (const piece of exportAccount(accountId)) text += piece;
  return text;
}

async function isLedgerLocked(): Promise<boolean> {
  const locks = sql`select 1 from pg_locks
    where relation = 'credit_transactions'::regclass and mode = 'AccessExclusiveLock' and granted`;
  return (await asSystem((tx) => tx.execute(locks))).rows.length > 0;
}

function tablesOfAccounts(): string[] {
  return Object.values(schema)
    .filter((value) => value instanceof PgTable)
    .map((table) => getTableConfig(table))
    .filter(({ columns }) => columns.some(({ name }) => /(^|_)account_id$/.test(name)))
    .map(({ name }) => name);
}
