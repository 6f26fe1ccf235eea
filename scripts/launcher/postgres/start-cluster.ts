import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { usableBinaries } from "./binaries";
import { DATABASE_ROLE, ensureDataFolder } from "./data-folder";
import { databaseUser } from "./database-user";
import { clearOrphan } from "./orphan";
import { type ServerOptions, type ServerProcess, startServerProcess } from "./server-process";
import { stopServer } from "./stop";

const RESTARTS = 5;

export type Cluster = {
  /** Connection string of one of its databases. */
  url(database: string): string;
  pid(): number | undefined;
  stop(): Promise<void>;
};

export type ClusterOptions = {
  /** Holds the data folder, its password and the server's log. The database's user must be able to enter it. */
  home: string;
  settings?: Record<string, string>;
  /** Called when the server ends by itself; `restarted` is false when it was given up. */
  onUnexpectedEnd?: (event: { restarted: boolean }) => void;
};

/** Starts the embedded PostgreSQL kept in `home`, making it on the first run and clearing what a killed run left. */
export async function startCluster({ home, settings, onUnexpectedEnd }: ClusterOptions): Promise<Cluster> {
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755); // The database's user must get through; what is in there has modes of its own.
  const user = await databaseUser(join(home, "data"));
  const binaries = await usableBinaries(home, user);
  const { path: dataFolder, password } = await ensureDataFolder(home, binaries, user);
  await clearOrphan(dataFolder, binaries, user);
  const server = await supervise({ home, dataFolder, binaries, user, settings }, onUnexpectedEnd);
  return {
    url: (database) => `postgresql://${DATABASE_ROLE}:${password}@127.0.0.1:${server.port}/${database}`,
    pid: server.pid,
    stop: () => server.stop(() => stopServer(dataFolder, binaries, user)),
  };
}

/** Keeps the server running on its port, so that connection pools recover when it was killed. */
async function supervise(options: ServerOptions, onUnexpectedEnd?: ClusterOptions["onUnexpectedEnd"]) {
  let current = await startServerProcess(options);
  let stopping = false;
  let restarts = 0;
  const { port } = current;
  // A safety net for an abrupt but orderly exit of ours: SIGINT asks PostgreSQL for a fast shutdown.
  const onExit = () => current.child.kill("SIGINT");
  const watch = ({ child }: ServerProcess) => child.once("exit", () => void revive());
  const revive = async () => {
    if (stopping) return;
    const again = ++restarts <= RESTARTS ? await restart(options, port) : undefined;
    onUnexpectedEnd?.({ restarted: again !== undefined });
    if (!again) return;
    current = again;
    watch(current);
  };
  watch(current);
  process.once("exit", onExit);
  return {
    port,
    pid: () => current.child.pid,
    stop: async (stopServerNow: () => Promise<void>) => {
      stopping = true;
      process.off("exit", onExit);
      await stopServerNow();
    },
  };
}

async function restart(options: ServerOptions, port: number): Promise<ServerProcess | undefined> {
  await sleep(200);
  return startServerProcess(options, port).catch(() => undefined);
}
