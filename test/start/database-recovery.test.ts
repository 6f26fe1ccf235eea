/** Guards scripts/launcher/open-database.ts, scripts/launcher/folder-lock.ts, scripts/launcher/postgres/. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { advanceClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { type OpenDatabase, openDatabase, startDatabase } from "@/scripts/launcher/open-database";
import { readPostmaster } from "@/scripts/launcher/postgres/orphan";
import { isProcessAlive } from "@/scripts/launcher/process-alive";
import { readNotes, writeNote } from "./notes";
import { stageLongRecovery } from "./stage-long-recovery";

const MINUTE_MS = 60_000;

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
    await writeNote(app.url, "kept");
    const orphan = await serverPid(folder);
    app.child.kill("SIGKILL");
    await once(app.child, "exit");
    expect(isProcessAlive(orphan)).toBe(true);

    const database = await start(folder);
    expect(await readNotes(database.url)).toEqual(["kept"]);
    expect(isProcessAlive(orphan)).toBe(false);
  });

  it("comes back after its server was killed, on the same address", async () => {
    await usedBefore(folder);
    const database = await start(folder);
    await writeNote(database.url, "kept");
    process.kill(await serverPid(folder), "SIGKILL");
    expect(await eventually(() => readNotes(database.url))).toEqual(["kept"]);
  });

  it("is started again however often it ended long ago, and given up after five times in ten minutes", async () => {
    await usedBefore(folder);
    const ends: boolean[] = [];
    const database = await startDatabase(folder, ({ restarted }) => ends.push(restarted));
    open.push(database);
    for (let time = 0; time < 5; time++) await killServer(ends);
    advanceClock(11 * MINUTE_MS);
    for (let time = 0; time < 6; time++) await killServer(ends);
    advanceClock(-11 * MINUTE_MS);
    expect(ends).toEqual([...Array(10).fill(true), false]);
  });

  it("started and given up in the middle of its recovery is not left behind", async () => {
    await usedBefore(folder);
    await stageLongRecovery(folder);
    const stopping = new AbortController();
    const starting = startDatabase(folder, undefined, stopping.signal);
    const pid = await eventually(() => serverPid(folder));
    stopping.abort();
    await expect(starting).rejects.toThrow(/abort/i);
    expect(isProcessAlive(pid)).toBe(false);
  });

  it("that doesn't react when it is given up is ended all the same", async () => {
    await usedBefore(folder);
    await stageLongRecovery(folder);
    const stopping = new AbortController();
    const starting = startDatabase(folder, undefined, stopping.signal);
    const pid = await eventually(() => serverPid(folder));
    process.kill(pid, "SIGSTOP");
    stopping.abort();
    await expect(starting).rejects.toThrow(/abort/i);
    expect(isProcessAlive(pid)).toBe(false);
  });

  it("starts over a lock that a power cut has emptied", async () => {
    await usedBefore(folder);
    await writeFile(join(folder, "lock"), "");
    expect(await readNotes((await start(folder)).url)).toEqual([]);
  });

  it("starts over a pid file whose number belongs to a stranger", async () => {
    await usedBefore(folder);
    const data = join(folder, "postgres", "data");
    await writeFile(join(data, "postmaster.pid"), `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await readNotes((await start(folder)).url)).toEqual([]);
    expect(isProcessAlive(process.pid)).toBe(true);
  });

  it("starts over a first run that was killed half-way", async () => {
    const half = join(folder, "postgres", "data.new");
    await mkdir(half, { recursive: true });
    await writeFile(join(half, "PG_VERSION"), "18\n");
    expect(await readNotes((await start(folder)).url)).toEqual([]);
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
    await writeNote(one.url, "in one");
    expect(await readNotes(two.url)).toEqual([]);
    await one.close();
    expect(await readNotes(two.url)).toEqual([]);
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

async function serverPid(dataFolder: string): Promise<number> {
  const server = await readPostmaster(join(dataFolder, "postgres", "data"));
  if (!server) throw new Error("no server runs there");
  return server.pid;
}

/** Kills the server, and waits until it is known what became of it. */
async function killServer(ends: boolean[]): Promise<void> {
  const known = ends.length;
  process.kill(await serverPid(folder), "SIGKILL");
  await expect.poll(() => ends.length, { timeout: 20_000 }).toBe(known + 1);
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
