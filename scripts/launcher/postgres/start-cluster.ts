import { chmod, mkdir } from "node:fs/promises";
import { APP_ROLE, appPassword } from "./app-role";
import { usableBinaries } from "./binaries";
import { DATABASE_ROLE, ensureDataFolder } from "./data-folder";
import { databaseUser } from "./database-user";
import { dataIn } from "./home-files";
import { clearOrphan } from "./orphan";
import { stopServer } from "./stop";
import { type OnUnexpectedEnd, superviseServer } from "./supervise-server";

export type Cluster = {
  /** Connection string of one of its databases, for its administrator. */
  url(database: string): string;
  /** For the app, whose role is no superuser's (app-role.ts). */
  appUrl(database: string): string;
  pid(): number | undefined;
  stop(): Promise<void>;
};

export type ClusterOptions = {
  /** Holds the data folder, its password and the server's log. */
  home: string;
  settings?: Record<string, string>;
  onUnexpectedEnd?: OnUnexpectedEnd;
  /** Gives the start up, and ends what it has started so far. */
  signal?: AbortSignal;
};

/** Where a running server is reached, by its administrator and by the app. */
export function urlsOf(password: string, port: number): Pick<Cluster, "url" | "appUrl"> {
  const at = (role: string, secret: string) => (database: string) =>
    `postgresql://${role}:${secret}@127.0.0.1:${port}/${database}`;
  return { url: at(DATABASE_ROLE, password), appUrl: at(APP_ROLE, appPassword(password)) };
}

/** Starts the embedded PostgreSQL kept in `home`, making it on the first run and clearing what a killed run left. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, settings, onUnexpectedEnd, signal } = options;
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755); // The database's user must get through, whatever the umask; what is in there has modes of its own.
  const user = await databaseUser(dataIn(home));
  const binaries = await usableBinaries(home, user);
  const { path: dataFolder, password } = await ensureDataFolder(home, binaries, user, signal);
  await clearOrphan(dataFolder, binaries, user);
  const server = await superviseServer(
    { home, dataFolder, binaries, user, settings, signal },
    onUnexpectedEnd,
  );
  return {
    ...urlsOf(password, server.port),
    pid: server.pid,
    stop: () => server.stop(() => stopServer(dataFolder, binaries, user)),
  };
}
