import { setTimeout as sleep } from "node:timers/promises";
import { noteJobsRunning } from "@/lib/jobs/jobs-running";
import { log } from "@/lib/log";
import { onShutdown } from "@/lib/on-shutdown";
import { type Jobs, StuckError, startJobs } from "./start-jobs";

const FIRST_WAIT_MS = 1_000;
/** A database that is back is noticed within this. */
const LONGEST_WAIT_MS = 15_000;
const BEAT_MS = 5_000;

/**
 * Works on the queue until the process stops, and says whether it does. What can't be started is tried again, more and
 * more seldom; so is what has ended or come to a stand, whatever the library makes of it: a worker that ends while the
 * database is away is not replaced by it.
 */
export function keepJobsRunning(start: () => Promise<Jobs> = startJobs, beatMs = BEAT_MS): void {
  const stopping = new AbortController();
  let jobs: Jobs | undefined;
  const run = async () => {
    jobs = await start();
    if (!stopping.signal.aborted) await watch(jobs, beatMs, stopping.signal);
    noteJobsRunning(false);
    await jobs.stop();
  };
  void repeat(run, stopping.signal);
  onShutdown("jobs", async () => {
    stopping.abort();
    noteJobsRunning(false);
    await jobs?.stop();
  });
}

/** Resolves when the jobs have ended, or do nothing anymore. */
async function watch(jobs: Jobs, beatMs: number, signal: AbortSignal): Promise<void> {
  const watching = new AbortController();
  const stop = AbortSignal.any([signal, watching.signal]);
  const ended = jobs.ended.catch((error: unknown) => log.warn({ err: error }, "a worker of the queue ended"));
  await Promise.race([ended, beatUntilStuck(jobs, beatMs, stop)]);
  watching.abort();
}

async function beatUntilStuck(jobs: Jobs, beatMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const fault = await jobs.check().catch((error: unknown) => error ?? "unknown");
    if (signal.aborted) return;
    noteJobsRunning(fault === undefined);
    if (fault) log.warn({ err: fault }, "the queue does not move");
    if (fault instanceof StuckError) return;
    await sleep(beatMs, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

async function repeat(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const startedMs = Date.now();
    const error = await run().catch((thrown: unknown) => thrown);
    noteJobsRunning(false);
    if (signal.aborted) return;
    if (Date.now() - startedMs > 2 * LONGEST_WAIT_MS) waitMs = FIRST_WAIT_MS;
    log.error({ err: error, again_in_ms: waitMs }, "jobs do not run; trying again");
    await sleep(waitMs, undefined, { ref: false, signal }).catch(() => undefined);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}
