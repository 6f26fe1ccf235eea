import { type Runner, run } from "graphile-worker";
import { env } from "@/lib/env";
import { workerLogger } from "@/lib/jobs/worker-logger";
import { countJob } from "@/lib/metrics/count-job";
import { CRONTAB, TASKS } from "./tasks";

/** Runs the queue inside this process until it is stopped; many processes share one queue, and no job runs twice at a time. */
export async function startJobs(): Promise<Runner> {
  const runner = await run({
    connectionString: env().DATABASE_URL,
    taskList: TASKS,
    crontab: CRONTAB,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: workerLogger,
  });
  runner.events.on("job:complete", ({ job, error }) =>
    countJob(job.task_identifier, error ? "failed" : "succeeded"),
  );
  return runner;
}
