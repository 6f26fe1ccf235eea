/** Guards scripts/launcher/open-database.ts, scripts/launcher/folder-lock.ts, scripts/launcher/postgres/. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resetEnv } from "@/lib/env";
import { type OpenDatabase, openDatabase, startDatabase } from "@/scripts/launcher/open-database";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { readPostmaster } from "@/scripts/launcher/postgres/orphan";
import { isProcessAlive } from "@/scripts/launcher/process-alive";

/** A data folder as a first run leaves it: copying it is faster than making one for each test. */
let pristine: string;
let folder: string;
let open: OpenDatabase[] = [];
let children: ChildProcess[] = [];

beforeAll(async () => {
  pristine = await newFolder();
  await (await startDatabase(pristine)).close();
});

beforeEach(async () => {
  folder = await newFolder();
});

afterAll(() => rm(pristine, { recursive: true }));

afterEach(async () => {
  for (const child of children) await end(child);
  for (const database of open) await database.close();
  [open, children] = [[], []];
  await rm(folder, { recursive: true, force: true });
});

describe("the embedded database", { timeout: 60_000 }, () => {
  it("comes back with its data after its app was killed, and ends the server left behind", async () => {
    await usedBefore(folder);
    const app = await holdDatabase(folder);
    await write(app.url, "kept");
    const orphan = await serverPid(folder);
    app.child.kill("SIGKILL");
    await once(app.child, "exit");
    expect(isProcessAlive(orphan)).toBe(true);

    const database = await start(folder);
    expect(await read(database.url)).toEqual(["kept"]);
    expect(isProcessAlive(orphan)).toBe(false);
  });

  it("comes back after its server was killed, on the same address", async () => {
    await usedBefore(folder);
    const database = await start(folder);
    await write(database.url, "kept");
    process.kill(await serverPid(folder), "SIGKILL");
    expect(await eventually(() => read(database.url))).toEqual(["kept"]);
  });

  it("starts over a pid file whose number belongs to a stranger", async () => {
    await usedBefore(folder);
    const data = join(folder, "postgres", "data");
    await writeFile(join(data, "postmaster.pid"), `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await read((await start(folder)).url)).toEqual([]);
    expect(isProcessAlive(process.pid)).toBe(true);
  });

  it("starts over a first run that was killed half-way", async () => {
    const half = join(folder, "postgres", "data.new");
    await mkdir(half, { recursive: true });
    await writeFile(join(half, "PG_VERSION"), "18\n");
    expect(await read((await start(folder)).url)).toEqual([]);
  });

  it("is not started twice in one folder; a second command uses the running one", async () => {
    await usedBefore(folder);
    const first = await holdDatabase(folder);
    await expect(startDatabase(folder)).rejects.toThrow(
      `is in use by another run of the app (process ${first.child.pid})`,
    );
    expect(await inEmptyEnvironment(() => openDatabase(folder))).toMatchObject({ url: first.url });
  });

  it("of one folder doesn't disturb another's", async () => {
    for (const name of ["one", "two"]) await usedBefore(join(folder, name));
    const [one, two] = [await start(join(folder, "one")), await start(join(folder, "two"))];
    await write(one.url, "in one");
    expect(await read(two.url)).toEqual([]);
    await one.close();
    expect(await read(two.url)).toEqual([]);
  });

  it("goes elsewhere when its user can't enter the folder, and only then", async () => {
    await chmod(folder, 0o700);
    const first = await startDatabase(join(folder, "data"));
    await write(first.url, "kept");
    await first.close();
    // Root's database runs as another user; anybody else's as themselves, whose folder it is.
    if (process.getuid?.() === 0) {
      expect(first.folder).not.toContain(folder);
      expect((await readFile(join(folder, "data", "postgres-folder"), "utf8")).trim()).toBe(first.folder);
    } else expect(first.folder).toContain(folder);
    expect(await read((await start(join(folder, "data"))).url)).toEqual(["kept"]);
    await open.pop()?.close();
    await rm(first.folder ?? "", { recursive: true });
  });
});

async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "igny8-recovery-"));
  await chmod(path, 0o755); // Or the database's user could not enter it.
  return path;
}

// With its owner, which fs.cp doesn't keep.
async function usedBefore(dataFolder: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", `${pristine}/.`, dataFolder]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function start(dataFolder: string): Promise<OpenDatabase> {
  const database = await startDatabase(dataFolder);
  open.push(database);
  return database;
}

async function holdDatabase(dataFolder: string): Promise<{ child: ChildProcess; url: string }> {
  const script = join(process.cwd(), "test/start/hold-database.ts");
  const child = spawn(process.execPath, ["--import", "./scripts/runtime.mjs", script, dataFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [url] = await once(child.stdout, "data");
  return { child, url: String(url).trim() };
}

// What a run sets for itself must not be taken for what the operator set.
function inEmptyEnvironment<T>(work: () => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = "";
  resetEnv();
  return work();
}

function write(url: string, text: string): Promise<unknown> {
  return withClient(url, async (client) => {
    await client.query("create table if not exists notes (text text)");
    await client.query("insert into notes values ($1)", [text]);
  });
}

function read(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query("create table if not exists notes (text text)");
    return (await client.query<{ text: string }>("select text from notes")).rows.map((row) => row.text);
  });
}

async function serverPid(dataFolder: string): Promise<number> {
  const server = await readPostmaster(join(dataFolder, "postgres", "data"));
  if (!server) throw new Error("no server runs there");
  return server.pid;
}

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return await work();
    } catch {
      await sleep(200);
    }
  }
  return work();
}
