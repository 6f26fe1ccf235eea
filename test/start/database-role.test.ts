/** Guards scripts/launcher/postgres/app-role.ts. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate, rollback } from "@/db/migrate";
import { listMigrations } from "@/db/migrations";
import { startDatabase } from "@/scripts/launcher/open-database";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { startCluster } from "@/scripts/launcher/postgres/start-cluster";
import { readNotes, writeNote } from "./notes";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "igny8-role-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ask = <Row extends object>(url: string, query: string) =>
  withClient(url, async (client) => (await client.query<Row>(query)).rows);

const ROLE = `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
  from pg_roles where rolname = current_user`;
const NOT_ITS_OWN = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and pg_get_userbyid(relowner) <> 'igny8_app'
  union all select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = pronamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and pg_get_userbyid(proowner) <> 'igny8_app'`;
const PLAIN = {
  rolname: "igny8_app",
  rolsuper: false,
  rolbypassrls: false,
  rolcreaterole: false,
  rolcreatedb: false,
  rolreplication: false,
};

it("the app's own role is no superuser and can do what the app does: migrate, go back, write", async () => {
  const database = await startDatabase(join(folder, ".data"));
  expect(await ask(database.url, ROLE)).toEqual([PLAIN]);
  await migrate(database.url);
  await rollback(database.url, listMigrations().length - 1);
  expect((await migrate(database.url)).length).toBe(1);
  await writeNote(database.url, "kept");
  await expect(ask(database.url, "alter system set work_mem = '1MB'")).rejects.toThrow(/permission denied/);
  await expect(ask(database.url, "copy (select 1) to program 'true'")).rejects.toThrow(/permission denied/);
  await database.close();
}, 90_000);

it("a database of an earlier release, which a superuser owned, is handed over with all in it", async () => {
  const home = join(folder, ".data", "postgres");
  await mkdir(home, { recursive: true });
  const before = await startCluster({ home });
  await ask(before.url("postgres"), "create database igny8");
  await migrate(before.url("igny8"));
  await writeNote(before.url("igny8"), "kept");
  await before.stop();

  const database = await startDatabase(join(folder, ".data"));
  expect(await ask(database.url, ROLE)).toEqual([PLAIN]);
  expect(await ask(database.url, NOT_ITS_OWN)).toEqual([]);
  expect(await readNotes(database.url)).toEqual(["kept"]);
  await rollback(database.url, listMigrations().length - 3);
  expect((await migrate(database.url)).length).toBe(3);
  await rollback(database.url, 0);
  await migrate(database.url);
  await database.close();
}, 90_000);
