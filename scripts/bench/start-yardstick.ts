import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/launcher/free-port";
import { SERVER_NODE_FLAGS } from "@/scripts/launcher/node-flags";
import { projectRoot } from "@/scripts/launcher/project-root";
import type { Teardown } from "@/scripts/launcher/teardown";

const READY_SECONDS = 30;

interface YardstickOptions {
  databaseUrl?: string;
  readyPath?: string;
  environment?: Record<string, string>;
}

interface RunOptions {
  folder: string;
  environment?: Record<string, string>;
}

/**
 * The least that this framework costs: middleware that sets one header and a handler with one primary-key select, and a
 * page with nothing on it, which needs no database. An app of its own, built apart, so that nothing of it can reach
 * production. Resolves once `readyPath` answers.
 */
export async function startYardstick(
  teardown: Teardown,
  { databaseUrl = "", readyPath = "/", environment = {} }: YardstickOptions = {},
): Promise<{ url: string; pid: number }> {
  const folder = await copyApp();
  teardown.add(() => rm(folder, { recursive: true, force: true }));
  const built = await finished(runNext(["build"], { folder }));
  if (built !== 0) throw new Error(`The yardstick does not build (exit code ${built}).`);
  const port = await freePort();
  const args = ["start", "--hostname", "127.0.0.1", "--port", String(port)];
  const server = runNext(args, { folder, environment: { ...environment, DATABASE_URL: databaseUrl } });
  teardown.add(() => stop(server));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url + readyPath, server);
  return { url, pid: server.pid! };
}

/** Below the project, where its packages are found: the bundler follows no link out of its root. */
async function copyApp(): Promise<string> {
  await mkdir(join(projectRoot, ".data"), { recursive: true });
  const folder = await mkdtemp(join(projectRoot, ".data", "yardstick-"));
  await cp(join(projectRoot, "scripts", "bench", "yardstick"), folder, { recursive: true });
  return folder;
}

function runNext(args: string[], { folder, environment }: RunOptions): ChildProcess {
  const preload = join(projectRoot, "scripts", "exit-with-parent.cjs");
  const next = join(projectRoot, "node_modules", "next", "dist", "bin", "next");
  return spawn(process.execPath, [...SERVER_NODE_FLAGS, "--require", preload, next, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PROJECT_ROOT: projectRoot,
      ...environment,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function finished(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await finished(child);
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + READY_SECONDS * 1000; Date.now() < deadline; await sleep(100)) {
    if (server.exitCode !== null) break;
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error("The yardstick does not start.");
}
