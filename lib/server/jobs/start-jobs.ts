import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseCrontab, type Runner, type RunnerOptions, run, type TaskList } from "graphile-worker";
import { workerLogger } from "@/lib/jobs/worker-logger";
import { log } from "@/lib/log";
import { countJob } from "@/lib/metrics/count-job";
import { beat, endBeat, isOverdue } from "./heartbeat";
import { QueuePool } from "./queue-pool";
import { CRONTAB, EFFECT_TASKS, MAIL_TASKS, RECURRING_TASKS, WEBHOOK_TASKS } from "./tasks";
import { WatchedWorkers } from "./watched-workers";

/** What is to be watched of a process's work on the queue. */
export interface Jobs {
  /** Settles when this process has ceased to work on the queue, or a worker of its has. */
  ended: Promise<void>;
  /** Tells the other processes that this one lives, and throws when it works on nothing though there is something to do. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

const OVERDUE_SECONDS = 15;
/** A job under way may end; longer than that nobody waits for it, and its worker ends after it. */
const STOP_MS = 5_000;

/**
 * Runs the queue inside this process until it is stopped; many processes share one queue, and no job runs twice at a time.
 * Emails, calls to providers and webhooks have workers of their own, so that neither an hourly job that takes long nor a server
 * that hangs keeps the others waiting. `longestMs`: after which a job is taken for one that never ends.
 */
export async function startJobs(longestMs: Longest = LONGEST_MS): Promise<Jobs> {
  const pool = new QueuePool();
  const parts: Part[] = [];
  const stop = once(() => stopAll(pool, parts));
  try {
    const recurring = { taskList: RECURRING_TASKS, parsedCronItems: timetable(), concurrency: 1 };
    parts.push(await startPart(pool, recurring, longestMs.recurring));
    parts.push(await startPart(pool, { taskList: MAIL_TASKS, concurrency: 2 }, longestMs.other));
    parts.push(await startPart(pool, { taskList: EFFECT_TASKS, concurrency: 2 }, longestMs.other));
    parts.push(await startPart(pool, { taskList: WEBHOOK_TASKS, concurrency: 4 }, longestMs.other));
  } catch (error) {
    await stop();
    throw error;
  }
  const ended = Promise.race(parts.flatMap(({ runner, workers }) => [runner.promise, workers.lost]));
  ended.catch(() => undefined);
  return { ended, check: checker(pool, parts), stop };
}

/** In milliseconds. Everything that waits for another server ends by its own timeouts long before. */
interface Longest {
  recurring: number;
  other: number;
}
const LONGEST_MS: Longest = { recurring: 60 * 60_000, other: 10 * 60_000 };

interface Part {
  longestMs: number;
  runner: Runner;
  workers: WatchedWorkers;
  tasks: string[];
  /** Jobs that were begun since the last check. */
  begun: number;
}

/**
 * A recurring job that failed is due again within the hour: it has one attempt, and the next one takes its place in the
 * queue instead of standing beside it.
 */
function timetable() {
  const lines = CRONTAB.split("\n").map((line) => `${line} ?max=1&jobKey=${line.split(" ").at(-1)}`);
  return parseCrontab(lines.join("\n"));
}

async function startPart(
  pgPool: QueuePool,
  options: RunnerOptions & { taskList: TaskList },
  longestMs: number,
): Promise<Part> {
  const workers = new WatchedWorkers();
  started.add(workers);
  const runner = await run({
    ...options,
    pgPool,
    events: workers.events,
    crontab: options.parsedCronItems ? undefined : "",
    pollInterval: 2000,
    noHandleSignals: true,
    noPreparedStatements: true, // The way may lead through a pooler.
    logger: workerLogger,
  });
  runner.promise.catch(() => undefined); // `ended` tells.
  const part: Part = { longestMs, runner, workers, tasks: Object.keys(options.taskList), begun: 0 };
  workers.events.on("job:start", () => void part.begun++);
  workers.events.on("job:complete", ({ job, error }) =>
    countJob(job.task_identifier, error ? "failed" : "succeeded"),
  );
  return part;
}

/** Every worker that this process ever started and that may live: one whose job takes long outlives its runner. */
const started = new Set<WatchedWorkers>();
const PROCESS = { id: randomUUID(), place: `${hostname()}:${process.pid}` };

function checker(pool: QueuePool, parts: Part[]): () => Promise<void> {
  return async () => {
    const all = [...started];
    const goneIds = all.flatMap((workers) => workers.goneIds());
    const workerIds = all.flatMap((workers) => workers.livingIds());
    const released = await beat(pool, { ...PROCESS, workerIds, goneIds });
    for (const workers of all) workers.forget(goneIds);
    if (released > 0) log.warn({ released }, "jobs of an ended process are due again");
    for (const part of parts) await requireMoving(pool, part);
  };
}

async function requireMoving(pool: QueuePool, part: Part): Promise<void> {
  if (part.workers.hasStuck()) throw new StuckError("A worker of the queue asks for no work.");
  const hanging = part.workers.hangingTask(part.longestMs);
  if (hanging) throw new StuckError(`A job, ${hanging}, does not end. Other workers take its place.`);
  const wasIdle = part.begun === 0 && part.workers.hasIdle();
  part.begun = 0;
  if (wasIdle && (await isOverdue(pool, part.tasks, OVERDUE_SECONDS)) && part.begun === 0)
    throw new StuckError("A job is due, and no worker takes it.");
}

/** Its workers are there, and do nothing. */
export class StuckError extends Error {
  override name = "StuckError";
}

async function stopAll(pool: QueuePool, parts: Part[]): Promise<void> {
  pool.stopping();
  for (const { workers } of parts) workers.stopping();
  const stopped = Promise.allSettled(parts.map(({ runner }) => runner.stop()));
  const done = stopped.then(() => leave(pool, parts));
  await Promise.race([done, sleep(STOP_MS, undefined, { ref: false })]);
}

async function leave(pool: QueuePool, parts: Part[]): Promise<void> {
  const isLast = parts.every(({ workers }) => workers.livingIds().length === 0);
  if (isLast) await endBeat(pool, PROCESS.id).catch(() => undefined); // Or it is found out later.
  await pool.end().catch(() => undefined);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
