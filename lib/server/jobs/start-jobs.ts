import { parseCrontab, type Runner, type RunnerOptions, run } from "graphile-worker";
import { env } from "@/lib/env";
import { workerLogger } from "@/lib/jobs/worker-logger";
import { countJob } from "@/lib/metrics/count-job";
import { CRONTAB, EFFECT_TASKS, RECURRING_TASKS } from "./tasks";

/**
 * Runs the queue inside this process until it is stopped; many processes share one queue, and no job runs twice at a time.
 * Letters and calls to providers have workers of their own: an hourly job that takes long keeps none of them waiting.
 */
export async function startJobs(): Promise<Runner> {
  const recurring = await startRunner({
    taskList: RECURRING_TASKS,
    parsedCronItems: timetable(),
    concurrency: 1,
  });
  const effects = await startRunner({ taskList: EFFECT_TASKS, concurrency: 2 });
  return together(recurring, effects);
}

/**
 * A recurring job that failed is due again within the hour: it has one attempt, and the next one takes its place in the
 * queue instead of standing beside it.
 */
function timetable() {
  const lines = CRONTAB.split("\n").map((line) => `${line} ?max=1&jobKey=${line.split(" ").at(-1)}`);
  return parseCrontab(lines.join("\n"));
}

async function startRunner(options: RunnerOptions): Promise<Runner> {
  const runner = await run({
    ...options,
    connectionString: env().DATABASE_URL,
    crontab: options.parsedCronItems ? undefined : "",
    pollInterval: 2000,
    noHandleSignals: true,
    logger: workerLogger,
  });
  runner.events.on("job:complete", ({ job, error }) =>
    countJob(job.task_identifier, error ? "failed" : "succeeded"),
  );
  return runner;
}

/** Both as one: when one gives up, the other is stopped as well, so that whoever watches starts both again. */
function together(recurring: Runner, effects: Runner): Runner {
  const both = [recurring, effects];
  const stop = async () => void (await Promise.all(both.map((runner) => runner.stop())));
  const promise = Promise.all(both.map((runner) => runner.promise)).then(
    () => undefined,
    async (error: unknown) => {
      await Promise.allSettled(both.map((runner) => runner.stop()));
      throw error;
    },
  );
  return { ...recurring, stop, promise };
}
