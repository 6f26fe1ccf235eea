/** Guards docs/operations.md, drizzle/, db/migrate.ts. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem, forAccount } from "@/db";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seed } from "@/db/seed";
import { resetEnv } from "@/lib/env";
import { seedDemo } from "@/scripts/demo/demo";
import { ensureDatabase } from "@/scripts/launcher/postgres/ensure-database";
import { needs } from "@/test/harness/needs";
import { findPostgresTools, type ScratchServer, startScratchServer } from "./postgres-tools";

const tools = findPostgresTools();

const needsTools = needs(tools !== undefined, "Debian's postgresql is missing");

describe("backup and restore, with the very commands of docs/operations.md", needsTools, () => {
  let folder: string;
  let server: ScratchServer;
  let before: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "igny8-dump-"));
    server = await startScratchServer(tools!);
    await ensureDatabase(server.url("postgres"), "igny8");
    await migrate(server.url("igny8"));
    await workOn(server.url("igny8"));
    await seed();
    await seedDemo();
    before = await contents();
    await closePool();
  }, 120_000);
  afterAll(async () => {
    await closePool();
    await server?.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it("what was dumped, destroyed and restored on another server is all there, and in order", async () => {
    const [dump = "", restore = ""] = await commandBlocks("## Backup and restore");
    await run(dump, { DATABASE_URL: server.url("igny8") });
    await server.destroy();
    server = await startScratchServer(tools!);
    const restored = server.url("igny8_restored");
    const said = await run(restore, { ...libpq(server.url("postgres")), RESTORED_URL: restored });
    expect(said).toContain("up to date");
    expect(said).toContain("All is well.");
    await workOn(restored);
    expect(await contents()).toEqual(before);
    expect(Number(before["public.credit_transactions"]?.split(" ")[0])).toBeGreaterThan(60);
  }, 120_000);

  it("and works: row-level security holds, and new rows get new ids", async () => {
    const seen = await forAccount(1, (tx) =>
      tx.execute<{ id: string }>(sql`select distinct account_id as id from sites`),
    );
    expect(seen.rows.map(({ id }) => Number(id))).toEqual([1]);
    await forAccount(1, (tx) =>
      tx.execute(sql`select enqueue_mail('x@x.test', 'password-changed', '{"name":"X"}'::jsonb, null, 1)`),
    );
  });

  async function run(commands: string, environment: Record<string, string>): Promise<string> {
    const { DATABASE_URL, ...ours } = process.env;
    const env = { ...ours, PATH: `${tools!.folder}:${ours.PATH}`, ...environment };
    const script = `set -euo pipefail; cd "${folder}"; manage() { (cd "${process.cwd()}" && npm "$@"); }\n${commands}`;
    const { stdout } = await promisify(execFile)(
      "bash",
      ["-c", script.replaceAll(/\bnpm run/g, "manage run")],
      { env },
    );
    return stdout;
  }
});

/** Each table's number of rows and a sum over what is in them. */
async function contents(): Promise<Record<string, string>> {
  return asSystem(async (tx) => {
    const { rows: tables } = await tx.execute<{ name: string }>(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'graphile_worker') order by 1`);
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await tx.execute<{ sum: string }>(
        sql`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as sum
          from ${sql.raw(name)} t`,
      );
      found[name] = rows[0]?.sum ?? "";
    }
    return found;
  });
}

async function commandBlocks(heading: string): Promise<string[]> {
  const text = await readFile("docs/operations.md", "utf8");
  const section = text.slice(text.indexOf(heading)).split(/\n## /)[0] ?? "";
  return [...section.matchAll(/```\n(.*?)```/gs)].map(([, commands = ""]) => commands);
}

function libpq(url: string): Record<string, string> {
  const { hostname, port, username, password } = new URL(url);
  return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
}

async function workOn(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  resetEnv();
}
