import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Binaries } from "@/scripts/launcher/postgres/binaries";
import { type DatabaseUser, databaseUser } from "@/scripts/launcher/postgres/database-user";
import { run } from "@/scripts/launcher/postgres/run";
import { startServerProcess } from "@/scripts/launcher/postgres/server-process";
import { stopServer } from "@/scripts/launcher/postgres/stop";

const DEBIAN = "/usr/lib/postgresql";
const NEEDED = ["initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore", "psql", "createdb"];

export interface PostgresTools {
  folder: string;
  binaries: Binaries;
}

/**
 * The newest PostgreSQL that Debian's package put here, server and client of one version: pg_dump refuses a server that is
 * newer than itself, and the embedded one comes without it. Undefined where there is none.
 */
export function findPostgresTools(): PostgresTools | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const majorVersion = versions.find((version) =>
    NEEDED.every((name) => existsSync(join(DEBIAN, version, "bin", name))),
  );
  if (!majorVersion) return undefined;
  const folder = join(DEBIAN, majorVersion, "bin");
  const program = (name: string) => join(folder, name);
  return {
    folder,
    binaries: {
      initdb: program("initdb"),
      pgCtl: program("pg_ctl"),
      postgres: program("postgres"),
      majorVersion,
    },
  };
}

export interface ScratchServer {
  url(database: string): string;
  /** Ends it, and everything that was in it. */
  destroy(): Promise<void>;
}

/** A server with nothing in it. */
export async function startScratchServer({ binaries }: PostgresTools): Promise<ScratchServer> {
  const home = await mkdtemp(join(tmpdir(), "igny8-backup-"));
  await chmod(home, 0o755);
  const dataFolder = join(home, "data");
  const user = await databaseUser(dataFolder);
  await mkdir(dataFolder);
  if (user.uid !== undefined && user.gid !== undefined) await chown(dataFolder, user.uid, user.gid);
  const password = await initialise(dataFolder, binaries, user);
  // Debian's build keeps its socket where only its own user may write.
  const settings = { fsync: "off", unix_socket_directories: "" };
  const { port } = await startServerProcess({ home, dataFolder, binaries, user, settings });
  return {
    url: (database) => `postgresql://igny8:${password}@127.0.0.1:${port}/${database}`,
    destroy: async () => {
      await stopServer(dataFolder, binaries, user);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function initialise(dataFolder: string, binaries: Binaries, user: DatabaseUser): Promise<string> {
  const options = ["-D", dataFolder, "-U", "igny8", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"];
  const { code, output } = await run(binaries.initdb, options, user);
  if (code !== 0) throw new Error(output);
  return "trusted";
}
