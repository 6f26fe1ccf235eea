import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/server/start-error";
import { freePort } from "@/scripts/launcher/free-port";
import type { Binaries } from "./binaries";
import { dataPath } from "./data-path";
import type { DatabaseUser } from "./database-user";
import { endServer } from "./end-server";
import { serverLogIn } from "./home-files";
import { readPostmaster } from "./orphan";
import { processOptions } from "./run";

const READY_SECONDS = 120; // Replaying the log of a killed run may take its time.
const ATTEMPTS = 5;
const LOG_LIMIT_BYTES = 10_000_000;

export type ServerProcess = { child: ChildProcess; port: number };
export type ServerOptions = {
  home: string;
  dataFolder: string;
  binaries: Binaries;
  user: DatabaseUser;
  settings?: Record<string, string>;
  /** Gives the start up: the server is ended, ready or not, and the promise rejects. */
  signal?: AbortSignal;
};

/** Starts `postgres` on a free port of the loopback address and waits until it takes connections. */
export async function startServerProcess(options: ServerOptions, port?: number): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    const candidate = port ?? (await freePort());
    options.signal?.throwIfAborted();
    const started = await launch(options, candidate);
    if (started) return { child: started, port: candidate };
    options.signal?.throwIfAborted();
    const reason = await lastLogLine(options.home);
    // Somebody took the port in between, or the last children of a killed server still let go of its shared memory.
    const passing = /in use|could not bind|lock file/i.test(reason);
    if (!passing || attempt === ATTEMPTS)
      throw new StartError(`The embedded PostgreSQL does not start. ${reason}`);
    await sleep(300 * attempt);
  }
}

/** The running child, or undefined when it ended before it was ready. Ours from its first moment, so never left behind. */
async function launch(options: ServerOptions, port: number): Promise<ChildProcess | undefined> {
  const child = await spawnServer(options, port);
  const endWithUs = () => child.kill("SIGINT"); // A fast shutdown, should this process exit in an orderly way.
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  const ended = once(child, "exit").then(() => false as const);
  const ready = await Promise.race([ended, untilReady(options, child)]);
  if (ready) return child;
  await endServer(child);
  return undefined;
}

async function spawnServer(options: ServerOptions, port: number): Promise<ChildProcess> {
  const { home, dataFolder, binaries, user, settings } = options;
  const args = ["-D", dataPath(dataFolder, user), "-p", String(port), ...settingArguments(settings)];
  const log = await openLog(home);
  // Its own process group: Ctrl-C in the terminal must reach the app first, which drains and then stops the database.
  const child = spawn(binaries.postgres, args, {
    ...processOptions(user, dataFolder),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return child;
}

async function untilReady({ dataFolder, signal }: ServerOptions, child: ChildProcess): Promise<boolean> {
  for (const deadline = Date.now() + READY_SECONDS * 1000; Date.now() < deadline; await sleep(20)) {
    if (child.exitCode !== null || signal?.aborted) return false;
    const running = await readPostmaster(dataFolder);
    if (running?.pid === child.pid && running?.ready) return true;
  }
  return false;
}

function settingArguments(settings: Record<string, string> = {}): string[] {
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Statements hold personal data; the log keeps the error, not the text.
    log_min_error_statement: "panic",
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function openLog(home: string): Promise<number> {
  const file = serverLogIn(home);
  const size = await stat(file).then(
    (s) => s.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

async function lastLogLine(home: string): Promise<string> {
  const text = await readFile(serverLogIn(home), "utf8").catch(() => "");
  const lines = text.trim().split("\n");
  return lines.slice(-5).findLast((line) => line.includes("FATAL")) ?? lines.at(-1) ?? "";
}
