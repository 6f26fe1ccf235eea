import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/launcher/free-port";

const PROGRAM = "/usr/sbin/pgbouncer";
export const hasPgBouncer = existsSync(PROGRAM);
/** Debian's `nobody`: PgBouncer refuses to run as root. */
const NOBODY = 65534;

export interface PgBouncer {
  url: string;
  stop(): Promise<void>;
}

/** Debian's PgBouncer in transaction mode, with fewer servers than clients, so that they do share. */
export async function startPgBouncer(
  databaseUrl: string,
  { serverCount = 3, port: wanted }: { serverCount?: number; port?: number } = {},
): Promise<PgBouncer> {
  const folder = await mkdtemp(join(tmpdir(), "igny8-pgbouncer-"));
  const port = wanted ?? (await freePort());
  const { hostname, port: target, username, password, pathname } = new URL(databaseUrl);
  const login = `user=${username}${password ? ` password=${decodeURIComponent(password)}` : ""}`;
  const file = join(folder, "pgbouncer.ini");
  await writeFile(
    file,
    `[databases]
* = host=${hostname} port=${target} ${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${serverCount}
max_client_conn = 200
log_connections = 0
log_disconnections = 0
`,
  );
  await chmod(folder, 0o755);
  await chmod(file, 0o644);
  const isRoot = process.getuid?.() === 0;
  const child = spawn(PROGRAM, ["-q", file], {
    stdio: "ignore",
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  await listening(port, child);
  return {
    url: `postgresql://${username}@127.0.0.1:${port}${pathname}`,
    stop: async () => {
      child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}.`);
    if (await answers(port)) return;
    await sleep(50);
  }
  throw new Error("pgbouncer does not listen.");
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
