/** Guards db/migrate.ts and db/migrations.ts, on a database that others use. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { emptyDatabase } from "@/test/harness/database";
import { databaseUrl } from "@/test/harness/database-url";
import { migrate, rollback } from "./migrate";
import { forwardScript, listMigrations } from "./migrations";

let url: string;
let drop: () => Promise<void>;
let folder: string;
beforeEach(async () => {
  ({ url, drop } = await emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), "igny8-migrations-"));
  await cp("drizzle", folder, { recursive: true });
});
afterEach(async () => {
  await drop();
  await rm(folder, { recursive: true });
});

describe("migrating while others are there", { timeout: 60_000 }, () => {
  it("several that start at once on an empty database wait for each other", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => migrate(url)));
    expect(all.flat()).toHaveLength(listMigrations().length);
  });

  it("a long read delays a migration, and nobody behind it for longer than seconds", async () => {
    await migrate(url);
    await addMigration("0100_note", 'alter table "subscriptions" add column "note" text;');
    const said: string[] = [];
    await withClient(url, async (reader) => {
      await reader.query("begin");
      await reader.query("select 1 from subscriptions");
      const migrating = migrate(url, { folder, say: (line) => said.push(line) });
      await sleep(500); // It is waiting for the reader.
      const asked = performance.now();
      await withClient(url, (client) => client.query("select 1 from subscriptions"));
      expect(performance.now() - asked).toBeLessThan(4000);
      await expect.poll(() => said.length, { timeout: 10_000 }).toBeGreaterThan(0);
      await reader.query("commit");
      expect(await migrating).toHaveLength(1);
    });
    expect(said[0]).toBe("0100_note waits for a table that is in use (try 1 of 40).");
  });

  it("an index that is made outside a transaction lets others write, also when two processes migrate", async () => {
    await migrate(url);
    const make = 'create index concurrently "plans_by_name" on "plans" ("name");';
    const make2 = `--> outside-transaction\ndrop index concurrently if exists "plans_by_name";--> statement-breakpoint\n${make}`;
    await addMigration(
      "0100_index",
      make2,
      '--> outside-transaction\ndrop index concurrently "plans_by_name";',
    );
    await withClient(url, async (writer) => {
      await writer.query("begin");
      await writer.query("update plans set name = name");
      const migrating = Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
      await sleep(500); // It is waiting for the writer.
      await withClient(url, (client) => client.query("update plans set updated_at = now() where false"));
      await writer.query("commit");
      expect((await migrating).flat()).toHaveLength(1);
    });
    expect(await validIndexes()).toEqual([{ valid: true }]);
    await rollback(url, 100, { folder });
    expect(await validIndexes()).toEqual([]);
  });

  async function addMigration(tag: string, forward: string, back = "select 1;"): Promise<void> {
    const journalFile = join(folder, "meta/_journal.json");
    const journal = JSON.parse(await readFile(journalFile, "utf8"));
    journal.entries.push({ idx: 100, version: "7", when: 0, tag, breakpoints: true });
    await writeFile(journalFile, JSON.stringify(journal));
    await writeFile(join(folder, `${tag}.sql`), forward);
    await writeFile(join(folder, "down", `${tag}.sql`), back);
  }

  async function validIndexes(): Promise<unknown[]> {
    const text = "select indisvalid as valid from pg_index where indexrelid = to_regclass('plans_by_name')";
    return (await withClient(url, (client) => client.query(text))).rows;
  }
});

it("what makes an index outside a transaction first drops what an earlier try left", () => {
  const scripts = listMigrations().map(({ tag }) => ({ tag, ...forwardScript(tag) }));
  const careless = scripts.filter(({ statements }) =>
    statements.some((statement, at) => {
      const name = /create (?:unique )?index concurrently (?:if not exists )?"?(\w+)/i.exec(statement)?.[1];
      return (
        name &&
        !new RegExp(`drop index concurrently if exists "?${name}\\b`, "i").test(statements[at - 1] ?? "")
      );
    }),
  );
  expect(careless.map(({ tag }) => tag)).toEqual([]);
});

it("no index is made inside a transaction on a table that has rows already", () => {
  const careless = listMigrations().flatMap(({ tag }) => {
    const { statements } = forwardScript(tag);
    const own = statements.flatMap((text) => /create table "?(\w+)/i.exec(text)?.[1] ?? []);
    return statements
      .map(
        (text) =>
          /create (?:unique )?index (?!concurrently)(?:if not exists )?"?\w+"? on "?(\w+)/i.exec(text)?.[1],
      )
      .filter((table) => table !== undefined && !own.includes(table))
      .map((table) => `${tag} on ${table}`);
  });
  expect(careless).toContain("0026_staff_search_and_notes on accounts"); // The rule is read rightly.
  const isNew = (made: string) => made > LAST_CARELESS && !HAD_NO_ROWS.includes(made);
  expect(careless.filter(isNew)).toEqual([]);
});

/** What was released before the rule keeps its effect: installations have applied it as it is. */
const LAST_CARELESS = "0029_~";
const HAD_NO_ROWS = ["0030_automatic_top_up on credit_top_ups"]; // Nothing wrote there before.

describe("two installations with owners of their own on one server", { timeout: 60_000 }, () => {
  const OWNER = "igny8_other_owner";
  const asAdmin = (text: string) => withClient(inject("adminDatabaseUrl"), (client) => client.query(text));
  afterEach(async () => {
    await drop();
    await asAdmin(`drop role if exists ${OWNER}`);
  });

  it("the second is told which grant it needs, and works with it", async () => {
    await asAdmin(`create role ${OWNER} login createrole password 'other'`);
    const name = new URL(url).pathname.slice(1);
    await asAdmin(`alter database "${name}" owner to ${OWNER}`);
    await withClient(url, (client) => client.query(`alter schema public owner to ${OWNER}`));
    const theirs = new URL(databaseUrl(url, name));
    [theirs.username, theirs.password] = [OWNER, "other"];
    await expect(migrate(theirs.href)).rejects.toThrow(
      `An administrator of the server must first run: GRANT igny8_tenant TO ${OWNER}`,
    );
    await asAdmin(`grant igny8_tenant to ${OWNER}`);
    expect(await migrate(theirs.href)).toHaveLength(listMigrations().length);
    await rollback(theirs.href, 0);
    await migrate(theirs.href);
    const { rows } = await withClient(theirs.href, async (client) => {
      await client.query("set role igny8_tenant");
      return client.query("select count(*)::int as plans from plans");
    });
    expect(rows).toEqual([{ plans: 0 }]);
  });

  it("one that may not make roles is told what an administrator must run", async () => {
    const { statements } = forwardScript("0000_tenant_role");
    const made = statements[0]?.replaceAll("igny8_tenant", "igny8_nobody_made_this") ?? "";
    await asAdmin(`create role ${OWNER} login password 'other'`);
    const theirs = new URL(url);
    [theirs.username, theirs.password] = [OWNER, "other"];
    await expect(withClient(theirs.href, (client) => client.query(made))).rejects.toThrow(
      `must first run: CREATE ROLE igny8_nobody_made_this NOLOGIN NOINHERIT; GRANT igny8_nobody_made_this TO ${OWNER}`,
    );
  });
});
