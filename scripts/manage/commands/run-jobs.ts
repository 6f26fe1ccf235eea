import { runOnce } from "graphile-worker";
import { workerLogger } from "@/lib/jobs/worker-logger";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { TASKS } from "@/lib/server/jobs/tasks";
import type { ManageCommand } from "../command";

export const runJobsCommand: ManageCommand = {
  name: "run-jobs",
  summary: "run all due jobs once: the recurring ones, then what waits in the queue",
  writes: "data",
  run: async ({ dryRun }, connectionString) => {
    try {
      const done = await runJobs();
      return { data: done, lines: Object.entries(done).map(([name, count]) => `${name}: ${count}`) };
    } finally {
      // What the queue does, such as sending mail, can't be taken back: a dry run leaves it alone.
      if (!dryRun)
        await runOnce({ connectionString, taskList: TASKS, logger: workerLogger, noHandleSignals: true });
    }
  },
};
