import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/server/start-error";
import { hasProc, isProcessAlive, processesIn, processFolder } from "@/scripts/launcher/process-alive";
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
  if (isProcessAlive(left.pid) && (await servesFolder(left.pid, dataFolder))) {
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

/** What postmaster.pid says: process id on its first line, port on its fourth, state on its eighth. */
export async function readPostmaster(dataFolder: string) {
  const text = await readFile(join(dataFolder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * PostgreSQL stands in its data folder, which tells our server from that of a folder this one was copied from, and from
 * a stranger who got the id. Where the system doesn't say (no /proc), the pid file is believed.
 */
async function servesFolder(pid: number, dataFolder: string): Promise<boolean> {
  const folder = processFolder(pid);
  return folder === undefined || folder === (await realpath(dataFolder));
}
