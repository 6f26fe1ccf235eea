/** Guards lib/server/jobs/keep-jobs-running.ts, lib/jobs/jobs-running.ts, lib/server/check-readiness.ts. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as ready } from "@/app/api/ready/route";
import { resetEnv } from "@/lib/env";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { useDatabase } from "@/test/harness/database";
import { keepJobsRunning } from "./keep-jobs-running";

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

describe("a runner", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
  afterEach(() => void vi.useRealTimers());

  it("that gives up is started again, and after the shutdown no more", async () => {
    const runners: ReturnType<typeof fakeRunner>[] = [];
    keepJobsRunning(async () => {
      runners.push(fakeRunner());
      return runners.at(-1)!;
    });
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true));
    runners[0]!.fail(new Error("the database went away"));
    await vi.waitFor(() => expect(runners).toHaveLength(2), { timeout: 5_000 });
    expect(areJobsRunning()).toBe(true);
    await runShutdownSteps();
    expect(runners[1]!.stop).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([runners.length, areJobsRunning()]).toEqual([2, false]);
  });
});

function connectTo(url: string): void {
  process.env.DATABASE_URL = url;
  resetEnv();
}

async function readiness(): Promise<unknown> {
  const response = await ready();
  const { checks } = await response.json();
  return { status: response.status, checks };
}

function fakeRunner() {
  let [end, fail] = [() => {}, (_: Error) => {}];
  const promise = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  return { promise, fail, stop: vi.fn(async () => end()) };
}
