import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { isProcessAlive, processFolder } from "../process-alive";
import type { Binaries } from "./binaries";
import type { DatabaseUser } from "./database-user";
import { stopServer } from "./stop";

/**
 * Clears what a killed run left in the data folder: its database may live on, or have left its pid file. Call it only
 * while holding the folder's lock, which is what makes a living database there an orphan.
 */
export async function clearOrphan(dataFolder: string, binaries: Binaries, user: DatabaseUser): Promise<void> {
  const running = await readPostmaster(dataFolder);
  if (!running || !isProcessAlive(running.pid)) return; // PostgreSQL itself checks and replaces a dead one's file.
  if (await servesFolder(running.pid, dataFolder)) await stopServer(dataFolder, binaries, user);
  // The id is a stranger's, whom PostgreSQL would take for a running server.
  else await rm(join(dataFolder, "postmaster.pid"), { force: true });
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
