import { link, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProcessAlive, processStartTime } from "./process-alive";

export type Owner = { pid: number; startedAt?: string; folder?: string };
export type Lock = { release(): Promise<void> };

const PATIENCE_MS = 3000; // The one before us may be on its way out.

/** Takes the lock file at `path`, or answers who has it. A lock whose owner is gone is taken over. */
export async function takeLock(path: string, patienceMs = PATIENCE_MS): Promise<Lock | { heldBy: Owner }> {
  await mkdir(dirname(path), { recursive: true });
  for (const deadline = Date.now() + patienceMs; ; await sleep(100)) {
    if (await claim(path)) return { release: () => release(path) };
    const owner = await readOwner(path);
    if (!owner || !(await holds(owner, path))) await removeStale(path, owner);
    else if (Date.now() >= deadline) return { heldBy: owner };
  }
}

/** The living process that holds the lock, if any. */
export async function lockOwner(path: string): Promise<Owner | undefined> {
  const owner = await readOwner(path);
  return owner && (await holds(owner, path)) ? owner : undefined;
}

/** Written aside and linked, so that the lock never exists without its owner in it. */
async function claim(path: string): Promise<boolean> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, JSON.stringify(await ourselves(path)));
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/**
 * Moves a dead owner's lock away. Two may try at the same time: one that finds a living owner's lock in hand puts it
 * back.
 */
async function removeStale(path: string, seen: Owner | undefined): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const taken = await readOwner(aside);
  if (taken && taken.pid !== seen?.pid) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(path: string): Promise<void> {
  const owner = await readOwner(path);
  if (owner?.pid === process.pid) await rm(path, { force: true });
}

/** Undefined when there is no lock, or one that a power cut has emptied. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

async function ourselves(path: string): Promise<Owner> {
  return {
    pid: process.pid,
    startedAt: processStartTime(process.pid),
    folder: await folderIdentity(path),
  };
}

/** A lock that came along with a copied folder holds nothing, though the process that it names lives. */
async function holds(owner: Owner, path: string): Promise<boolean> {
  const copied = owner.folder !== undefined && owner.folder !== (await folderIdentity(path));
  return !copied && isRunning(owner);
}

/** What stays when the folder is renamed or reached by another path, and a copy never has. */
async function folderIdentity(path: string): Promise<string> {
  const { dev, ino } = await stat(dirname(path), { bigint: true });
  return `${dev}:${ino}`;
}

// The same id with another start time is another process: ids are small in a container and come back soon.
function isRunning({ pid, startedAt }: Owner): boolean {
  return isProcessAlive(pid) && (startedAt === undefined || processStartTime(pid) === startedAt);
}
