import { join } from "node:path";
import { directDatabaseUrl, env, resetEnv } from "@/lib/env";
import { StartError } from "@/lib/server/start-error";
import { appPassword, ensureAppDatabase } from "@/scripts/launcher/postgres/app-role";
import { keptPassword } from "@/scripts/launcher/postgres/data-folder";
import { claimHome, databaseHome, rememberDatabase } from "@/scripts/launcher/postgres/database-home";
import { dataIn, lockIn } from "@/scripts/launcher/postgres/home-files";
import { readPostmaster } from "@/scripts/launcher/postgres/orphan";
import { type Cluster, startCluster, urlsOf } from "@/scripts/launcher/postgres/start-cluster";
import type { OnUnexpectedEnd } from "@/scripts/launcher/postgres/supervise-server";
import { type Lock, lockOwner, takeLock } from "./folder-lock";
import { makeDataFolder } from "./make-data-folder";
import { Teardown } from "./teardown";
import { workerCount } from "./workers/worker-count";

const DATABASE = "igny8";

export type OpenDatabase = {
  url: string;
  /** The embedded database's administrator's, for its backup; undefined for one that DATABASE_URL names. */
  adminUrl?: string;
  /** Where the embedded database keeps its data; undefined for one that DATABASE_URL names. */
  folder?: string;
  close(): Promise<void>;
};

/**
 * The database to work with: the one of DATABASE_URL, else the embedded one, of a running app when there is one.
 * `DATABASE_URL` is set from then on. Close it when done; that stops only what this call started.
 */
export async function openDatabase(dataFolder: string): Promise<OpenDatabase> {
  const given = env().DATABASE_URL && directDatabaseUrl();
  if (given) return { url: given, close: async () => undefined };
  const running = (await lockOwner(lockFile(dataFolder))) ? await runningDatabase(dataFolder) : undefined;
  return running ?? startDatabase(dataFolder);
}

/** Says early, before anything is built, when the embedded database is not where it should be. */
export async function checkDatabaseFolder(dataFolder: string): Promise<void> {
  await makeDataFolder(dataFolder);
  await databaseHome(dataFolder);
}

/**
 * Starts the embedded database for this process alone; refuses when another one uses the data folder, or the data. An
 * aborted `signal` ends what was started so far, and rejects.
 */
export async function startDatabase(
  dataFolder: string,
  onUnexpectedEnd?: OnUnexpectedEnd,
  signal?: AbortSignal,
): Promise<OpenDatabase> {
  await makeDataFolder(dataFolder);
  const undo = new Teardown();
  try {
    undo.add((await lock(dataFolder, lockFile(dataFolder))).release);
    const folder = await databaseHome(dataFolder);
    // Several folders may lead to one home, by a link or a copied pointer; the data has one user.
    undo.add((await lock(folder, lockIn(folder))).release);
    await claimHome(folder, dataFolder);
    const settings = { max_connections: String(connectionsFor(workerCount({ dev: false }))) };
    const cluster = await startCluster({ home: folder, settings, onUnexpectedEnd, signal });
    undo.add(cluster.stop);
    await makeReady(cluster, folder, dataFolder);
    return { ...announce(cluster), folder, close: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** PostgreSQL's own default does for one process; each more takes its pool, and some for jobs and what listens. */
function connectionsFor(workers: number): number {
  return Math.max(100, 20 + workers * (env().DATABASE_POOL_SIZE + 10));
}

async function makeReady(cluster: Cluster, home: string, dataFolder: string): Promise<void> {
  await ensureAppDatabase(cluster.url, DATABASE, appPassword(await keptPassword(home)));
  await rememberDatabase(dataFolder);
}

async function runningDatabase(dataFolder: string): Promise<OpenDatabase | undefined> {
  const home = await databaseHome(dataFolder);
  const server = await readPostmaster(dataIn(home));
  if (!server?.ready) return undefined;
  const password = await keptPassword(home);
  return { ...announce(urlsOf(password, server.port)), folder: home, close: async () => undefined };
}

function announce({ url, appUrl }: Pick<Cluster, "url" | "appUrl">): { url: string; adminUrl: string } {
  process.env.DATABASE_URL = appUrl(DATABASE);
  resetEnv();
  return { url: appUrl(DATABASE), adminUrl: url(DATABASE) };
}

async function lock(what: string, file: string): Promise<Lock> {
  const taken = await takeLock(file);
  if (!("heldBy" in taken)) return taken;
  throw new StartError(
    `${what} is in use by another run of the app (process ${taken.heldBy.pid}). Stop that one first.`,
  );
}

function lockFile(dataFolder: string): string {
  return join(dataFolder, "lock");
}
