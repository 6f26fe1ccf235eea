import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseUser, databaseUser } from "@/scripts/launcher/postgres/database-user";
import { run } from "@/scripts/launcher/postgres/run";
import { type ServerProcess, startServerProcess } from "@/scripts/launcher/postgres/server-process";
import { findPostgresTools, type PostgresTools } from "@/test/backup/postgres-tools";

/** One of Debian's servers, with durable writes. */
export interface Server {
  port: number;
  folder: string;
  url(database: string): string;
  isRunning(): boolean;
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  destroy(): Promise<void>;
}

export const postgresTools = findPostgresTools();

interface ServerOptions {
  /** Where its data lies; a folder of its own unless said. */
  home?: string;
  settings?: Record<string, string>;
  /** Fills the data folder; a new cluster unless said. */
  fill?: (folder: string, tools: PostgresTools, user: DatabaseUser) => Promise<void>;
}

export async function startServer({
  home,
  settings = {},
  fill = initialise,
}: ServerOptions = {}): Promise<Server> {
  const tools = postgresTools!;
  const place = home ?? (await mkdtemp(join(tmpdir(), "igny8-faults-")));
  await chmod(place, 0o755);
  const folder = join(place, "data");
  const user = await databaseUser(folder);
  await mkdir(folder, { mode: 0o700 });
  await own(folder, user);
  await fill(folder, tools, user);
  const options = { home: place, dataFolder: folder, binaries: tools.binaries, user };
  const all = { unix_socket_directories: "", max_connections: "100", wal_level: "replica", ...settings };
  let running: ServerProcess = await startServerProcess({ ...options, settings: all });
  const { port } = running;
  const isRunning = () => running.child.exitCode === null && running.child.signalCode === null;
  const kill = async (signal: NodeJS.Signals) => {
    if (!isRunning()) return;
    const ended = new Promise((resolve) => running.child.once("exit", resolve));
    running.child.kill(signal);
    await ended;
  };
  return {
    port,
    folder,
    isRunning,
    url: (database) => `postgresql://igny8@127.0.0.1:${port}/${database}`,
    start: async () => {
      running = await startServerProcess({ ...options, settings: all }, port);
    },
    kill,
    destroy: async () => {
      await kill("SIGQUIT");
      await rm(place, { recursive: true, force: true });
    },
  };
}

async function initialise(folder: string, { binaries }: PostgresTools, user: DatabaseUser): Promise<void> {
  const options = ["-D", folder, "-U", "igny8", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"];
  const { code, output } = await run(binaries.initdb, options, user);
  if (code !== 0) throw new Error(output);
}

/** A standby of `primary`, which waits for it to be gone. */
export function startStandby(primary: Server): Promise<Server> {
  return startServer({
    settings: { hot_standby: "on" },
    fill: async (folder, { folder: bin }, user) => {
      const from = `host=127.0.0.1 port=${primary.port} user=igny8 application_name=standby`;
      const options = ["-D", folder, "-d", from, "-R", "-X", "stream", "-c", "fast"];
      const { code, output } = await run(join(bin, "pg_basebackup"), options, user);
      if (code !== 0) throw new Error(output);
      await own(folder, user);
    },
  });
}

async function own(path: string, { uid, gid }: DatabaseUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
