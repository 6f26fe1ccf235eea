import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { env, resetEnv } from "@/lib/env";
import { StartError } from "@/lib/server/start-error";
import { DATABASE_ROLE } from "@/scripts/launcher/postgres/data-folder";
import { databaseHome } from "@/scripts/launcher/postgres/database-home";
import { ensureDatabase } from "@/scripts/launcher/postgres/ensure-database";
import { readPostmaster } from "@/scripts/launcher/postgres/orphan";
import { type ClusterOptions, startCluster } from "@/scripts/launcher/postgres/start-cluster";
import { lockOwner, type Owner, takeLock } from "./folder-lock";

const DATABASE = "igny8";

export type OpenDatabase = {
  url: string;
  /** Where the embedded database keeps its data; undefined for one that DATABASE_URL names. */
  folder?: string;
  close(): Promise<void>;
};

/**
 * The database to work with: the one of DATABASE_URL, else the embedded one, of a running app when there is one.
 * `DATABASE_URL` is set from then on. Close it when done; that stops only what this call started.
 */
export async function openDatabase(dataFolder: string): Promise<OpenDatabase> {
  const given = env().DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  const running = (await lockOwner(lockFile(dataFolder))) ? await runningDatabase(dataFolder) : undefined;
  return running ?? startDatabase(dataFolder);
}

/** Starts the embedded database for this process alone; refuses when another one uses the data folder. */
export async function startDatabase(
  dataFolder: string,
  onUnexpectedEnd?: ClusterOptions["onUnexpectedEnd"],
): Promise<OpenDatabase> {
  const lock = await takeLock(lockFile(dataFolder));
  if ("heldBy" in lock) throw folderInUse(dataFolder, lock.heldBy);
  try {
    const folder = await databaseHome(dataFolder);
    const cluster = await startCluster({ home: folder, onUnexpectedEnd });
    await ensureDatabase(cluster.url("postgres"), DATABASE);
    const close = async () => {
      await cluster.stop();
      await lock.release();
    };
    return { ...announce(cluster.url(DATABASE)), folder, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function runningDatabase(dataFolder: string): Promise<OpenDatabase | undefined> {
  const home = await databaseHome(dataFolder);
  const server = await readPostmaster(join(home, "data"));
  if (!server?.ready) return undefined;
  const password = (await readFile(join(home, "password"), "utf8")).trim();
  const url = `postgresql://${DATABASE_ROLE}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
  return { ...announce(url), folder: home, close: async () => undefined };
}

function announce(url: string): { url: string } {
  process.env.DATABASE_URL = url;
  resetEnv();
  return { url };
}

function folderInUse(dataFolder: string, { pid }: Owner): StartError {
  return new StartError(
    `${dataFolder} is in use by another run of the app (process ${pid}). Stop that one first.`,
  );
}

function lockFile(dataFolder: string): string {
  return join(dataFolder, "lock");
}
