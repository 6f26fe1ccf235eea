import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/server/start-error";
import { askPs, hasProc, isProcessAlive, processesIn, processFolder } from "@/scripts/launcher/process-alive";
import type { Binaries } from "./binaries";
import type { DatabaseUser } from "./database-user";
import { stopServer } from "./stop";

const LET_GO_MS = 10_000;

/**
 * Clears what a killed run left in the data folder: its database may live on, or have left its pid file. Call it only
 * while holding the folder's lock, which is what makes a living database there an orphan.
 */
export async function clearOrphan(dataFolder: string, binaries: Binaries, user: DatabaseUser): Promise<void> {
  const left = await readPostmaster(dataFolder);
  if (!left) return;
  if (isProcessAlive(left.pid) && (await servesFolder(left, dataFolder))) {
    await stopServer(dataFolder, binaries, user);
  } else if (hasProc || isProcessAlive(left.pid)) {
    // PostgreSQL takes any process of that id for a running server, a stranger's or a dead one's not yet buried.
    await untilNobodyIsIn(dataFolder);
    await rm(join(dataFolder, "postmaster.pid"), { force: true });
  }
}

/** The server's own children end soon after it, and must have before another server touches the data. */
async function untilNobodyIsIn(dataFolder: string): Promise<void> {
  const folder = await realpath(dataFolder);
  for (const deadline = Date.now() + LET_GO_MS; processesIn(folder).length > 0; await sleep(50)) {
    if (Date.now() > deadline) {
      throw new StartError(`${dataFolder} is still in use by process ${processesIn(folder).join(", ")}.`);
    }
  }
}

export type Postmaster = {
  pid: number;
  /** The data folder, as the server calls it. */
  folder: string | undefined;
  startedAt: Date;
  port: number;
  ready: boolean;
};

/** What postmaster.pid says: pid, data folder, start in seconds since 1970, port; and on its eighth line the state. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataFolder, "postmaster.pid"), "utf8").catch(() => "");
  const [first, folder, seconds, port, , , , state] = text.split("\n");
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const startedAt = new Date(Number(seconds) * 1000);
  return { pid, folder, startedAt, port: Number(port), ready: state?.trim() === "ready" };
}

/**
 * PostgreSQL stands in its data folder, which tells our server from that of a folder this one was copied from, and from
 * a stranger who got the id.
 */
async function servesFolder(left: Postmaster, dataFolder: string): Promise<boolean> {
  const folder = await realpath(dataFolder);
  return hasProc ? processFolder(left.pid) === folder : isThatServer(left, folder, askPs(left.pid));
}

const CLOCKS_DIFFER_SECONDS = 5; // The system counts from the fork, the server from when it first looked.

/** Without /proc: whether the process that `ps` sees is the server that wrote the pid file of this very folder. */
export function isThatServer(left: Postmaster, folder: string, seen: ReturnType<typeof askPs>): boolean {
  if (!seen || left.folder !== folder || !/(^|\/)postgres$/.test(seen.command)) return false;
  return Math.abs(seen.startedAt.getTime() - left.startedAt.getTime()) <= CLOCKS_DIFFER_SECONDS * 1000;
}
