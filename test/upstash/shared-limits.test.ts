/** Guards lib/rate-limits/upstash-store.ts, lib/rate-limits/limiter.ts. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { forgetLimits, limiter } from "@/lib/rate-limits/limiter";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";
import { keyFor } from "@/test/api/world";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import type { ProcessReport } from "./app-process";
import { startFront, type UpstashFront } from "./start-front";
import { needsRedis, type RunningRedis, startRedis } from "./start-redis";

const POLL = { timeout: 60_000, interval: 6_000 };

describe("limits in Redis behind Upstash's HTTP", needsRedis, () => {
  const databaseUrl = useDatabase();
  let redis: RunningRedis;
  let front: UpstashFront;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    front = await startFront(redis.port);
    process.env.UPSTASH_REDIS_REST_URL = front.url;
    process.env.UPSTASH_REDIS_REST_TOKEN = front.token;
    process.env.RATE_LIMITS = "bridge=100/1h,default=20/1h";
    resetEnv();
    for (const _ of [1, 2]) processes.push(await startProcess());
  });
  afterAll(async () => {
    for (const child of processes) child.kill("SIGKILL");
    await front?.stop();
    await redis?.stop();
    for (const name of ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN", "RATE_LIMITS"])
      delete process.env[name];
    resetEnv();
  });
  beforeEach(() => {
    front.delay(0);
    forgetLimits();
  });

  it("two processes share one allowance: of 200 calls at once, exactly 100 pass", async () => {
    await expect
      .poll(async () => {
        const { key } = await keyFor(await createAccount());
        const reports = await Promise.all(processes.map((child) => ask(child, 100, key)));
        // On a machine so busy that Redis seems away for 300 ms, the processes count on their own: ask again.
        return reports.some(({ degraded }) => degraded) ? "busy" : tally(reports);
      }, POLL)
      .toEqual({ 200: 100, 429: 100 });
  }, 90_000);

  it("another account's allowance is untouched by that", async () => {
    const { key } = await keyFor(await createAccount());
    expect(tally([await ask(processes[0]!, 10, key)])).toEqual({ 200: 10 });
  });

  it("says until when, in whole seconds", async () => {
    const decisions = await Promise.all(
      Array.from({ length: 21 }, () => takeFromLimit("default", "headers")),
    );
    const refused = decisions.find(({ allowed }) => !allowed)!;
    expect(refused).toMatchObject({ limit: 20, remaining: 0 });
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(3600);
    expect(refused.resetAt - Date.now() / 1000).toBeLessThanOrEqual(3601);
  });

  it("an answer that is slow holds a request up for 300 ms once, then memory decides", async () => {
    front.delay(2_000);
    const started = performance.now();
    expect((await takeFromLimit("default", "slow")).allowed).toBe(true);
    expect(performance.now() - started).toBeLessThan(700);
    const again = performance.now();
    expect((await takeFromLimit("default", "slow")).remaining).toBe(18);
    expect(performance.now() - again).toBeLessThan(100);
  });

  it("with Redis stopped midway requests go on, limited by memory that knows what was spent, one log line a minute", async () => {
    const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    for (let i = 0; i < 15; i += 1) await takeFromLimit("default", "midway");
    await redis.stop();
    const after = await Promise.all(Array.from({ length: 20 }, () => takeFromLimit("default", "midway")));
    expect(after.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(await limiter().isDegraded()).toBe(true);
    expect(warn).toHaveBeenCalledTimes(1);
    const { key } = await keyFor(await createAccount());
    expect(tally([await ask(processes[0]!, 120, key)])).toEqual({ 200: 100, 429: 20 });
    redis = await startRedis(redis.port);
  });

  async function startProcess(): Promise<ChildProcess> {
    const child = fork(new URL("./app-process.ts", import.meta.url), {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, DATABASE_URL: databaseUrl(), DATABASE_POOL_SIZE: "5" },
    });
    await once(child, "message");
    return child;
  }
});

async function ask(child: ChildProcess, count: number, token: string): Promise<ProcessReport> {
  const answered = once(child, "message");
  child.send({ count, token });
  return (await answered)[0] as ProcessReport;
}

function tally(reports: ProcessReport[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const status of reports.flatMap(({ statuses }) => statuses))
    counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
