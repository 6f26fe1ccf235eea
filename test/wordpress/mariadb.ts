import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Running, run, start, until } from "./process";

export type Database = { socket: string; query: (sql: string) => string; running: Running };

/** A database in the folder, reachable by its socket alone. */
export async function startMariadb(folder: string): Promise<Database> {
  const data = join(folder, "mariadb");
  const socket = join(folder, "mariadb.sock");
  mkdirSync(data, { recursive: true });
  const user = process.getuid?.() === 0 ? ["--user=root"] : [];
  run("mariadb-install-db", [
    "--no-defaults",
    ...user,
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  const options = [`--datadir=${data}`, `--socket=${socket}`, `--pid-file=${folder}/mariadb.pid`];
  const speed = ["--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0"];
  const running = start(
    "/usr/sbin/mariadbd",
    ["--no-defaults", ...user, ...options, "--skip-networking", ...speed],
    { log: join(folder, "mariadb.log") },
  );
  const query = (sql: string) => runSql(socket, sql);
  await until("MariaDB answers", () => canQuery(query));
  query("CREATE DATABASE wordpress CHARACTER SET utf8mb4");
  return { socket, query, running };
}

function runSql(socket: string, sql: string): string {
  return run("mariadb", ["--no-defaults", "-uroot", `--socket=${socket}`, "-N", "-B"], { input: sql }).trim();
}

function canQuery(query: (sql: string) => string): boolean {
  try {
    return query("SELECT 1") === "1";
  } catch {
    return false;
  }
}
