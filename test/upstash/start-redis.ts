import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { Redis } from "ioredis";
import { freePort } from "@/scripts/launcher/free-port";
import { needs } from "@/test/harness/needs";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** For suites that need Debian's redis-server. */
export const needsRedis = needs(hasRedis, "redis-server is missing");

export interface RunningRedis {
  port: number;
  stop: () => Promise<void>;
}

/** A Redis that keeps nothing on disk. */
export async function startRedis(port?: number): Promise<RunningRedis> {
  const bound = port ?? (await freePort());
  const args = ["--port", String(bound), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: "ignore" });
  await untilReady(bound);
  return { port: bound, stop: () => stop(child) };
}

async function untilReady(port: number): Promise<void> {
  const redis = new Redis({ port, host: "127.0.0.1", retryStrategy: (times) => Math.min(times * 20, 200) });
  redis.on("error", () => undefined); // Refused until it listens.
  await redis.ping();
  redis.disconnect();
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
