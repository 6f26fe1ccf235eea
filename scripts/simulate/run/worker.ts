import { doJob } from "./do-job";
import type { Done, Job } from "./job";

/** A worker process: plays one job after another on the database of its own that DATABASE_URL names. */
process.on("message", (job: Job) => {
  void doJob(job).then(tell, (error: unknown) => {
    console.error(`Seed ${job.seed} can't be played:`, error);
    process.exit(1);
  });
});
// The parent is gone: nobody waits for an answer.
process.on("disconnect", () => process.exit(0));

function tell(done: Done): void {
  process.send?.(done);
}
