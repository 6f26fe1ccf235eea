/** Guards lib/server/jobs/keep-jobs-running.ts, lib/jobs/jobs-running.ts, lib/server/check-readiness.ts. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GET as ready } from "@/app/api/ready/route";
import { resetEnv } from "@/lib/env";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { useDatabase } from "@/test/harness/database";
import { keepJobsRunning } from "./keep-jobs-running";
import { StuckError } from "./start-jobs";

const databaseUrl = useDatabase();
afterEach(runShutdownSteps);

describe("jobs", () => {
  it("start by themselves once the database is there, and the process says so", async () => {
    connectTo("postgresql://nobody@127.0.0.1:1/nothing");
    keepJobsRunning();
    await new Promise((resolve) => setTimeout(resolve, 300));
    connectTo(databaseUrl());
    expect(await readiness()).toMatchObject({ status: 200, checks: { jobs: "stopped" } });
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), { timeout: 15_000 });
    expect(await readiness()).toMatchObject({ status: 200, checks: { jobs: "ok" } });
    await runShutdownSteps();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(false));
  });
});

describe("what works on the queue", () => {
  it("is started again when it ends, and after the shutdown no more", async () => {
    const started = keepFake();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    started[0]!.fail(new Error("the database went away"));
    await vi.waitFor(() => expect(started).toHaveLength(2), { timeout: 5_000 });
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    expect(started[0]!.stop).toHaveBeenCalledOnce();
    await runShutdownSteps();
    expect(started[1]!.stop).toHaveBeenCalled();
    await sleep(1_500);
    expect([started.length, areJobsRunning()]).toEqual([2, false]);
  });

  it("is started again when it lives and does nothing", async () => {
    const started = keepFake();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    started[0]!.check.mockRejectedValue(new StuckError("A job is due, and no worker takes it."));
    await vi.waitFor(() => expect(started).toHaveLength(2), { timeout: 5_000 });
  });

  it("is left alone while the database is away, and called stopped until it is back", async () => {
    const started = keepFake();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    started[0]!.check.mockRejectedValue(new Error("connection refused"));
    await vi.waitFor(() => expect(areJobsRunning()).toBe(false));
    await sleep(1_500);
    expect([started.length, areJobsRunning()]).toEqual([1, false]);
    started[0]!.check.mockResolvedValue(undefined);
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    expect(started).toHaveLength(1);
  });
});

function keepFake() {
  const started: ReturnType<typeof fakeJobs>[] = [];
  keepJobsRunning(async () => {
    started.push(fakeJobs());
    return started.at(-1)!;
  }, 20);
  return started;
}

function connectTo(url: string): void {
  process.env.DATABASE_URL = url;
  resetEnv();
}

async function readiness(): Promise<unknown> {
  const response = await ready();
  const { checks } = await response.json();
  return { status: response.status, checks };
}

function fakeJobs() {
  let [end, fail] = [() => {}, (_: Error) => {}];
  const ended = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  return { ended, fail, check: vi.fn(async () => undefined), stop: vi.fn(async () => end()) };
}
