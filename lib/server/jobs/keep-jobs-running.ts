import { setTimeout as sleep } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import { noteJobsRunning } from "@/lib/jobs/jobs-running";
import { log } from "@/lib/log";
import { onShutdown } from "@/lib/on-shutdown";
import { startJobs } from "./start-jobs";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** What is to be watched of a queue's runner. */
type Running = Pick<Runner, "promise" | "stop">;

/**
 * Runs the queue until the process stops. What can't be started is tried again, more and more seldom; so is a runner that
 * gives up, as it does when the database is away at a minute of the timetable.
 */
export function keepJobsRunning(start: () => Promise<Running> = startJobs): void {
  const stopping = new AbortController();
  let runner: Running | undefined;
  const run = async () => {
    runner = await start();
    if (stopping.signal.aborted) return runner.stop();
    noteJobsRunning(true);
    await runner.promise;
  };
  void repeat(run, stopping.signal);
  onShutdown("jobs", async () => {
    stopping.abort();
    await runner?.stop().catch(() => undefined); // It says so when it has stopped already.
  });
}

async function repeat(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const startedMs = Date.now();
    const error = await run().catch((thrown: unknown) => thrown);
    noteJobsRunning(false);
    if (signal.aborted) return;
    if (Date.now() - startedMs > LONGEST_WAIT_MS) waitMs = FIRST_WAIT_MS;
    log.error({ err: error, again_in_ms: waitMs }, "jobs do not run; trying again");
    await sleep(waitMs, undefined, { ref: false, signal }).catch(() => undefined);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}
