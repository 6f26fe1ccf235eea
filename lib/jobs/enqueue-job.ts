import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** Puts a job into the queue in the transaction of the change it follows: it runs after commit, and only then. */
export async function enqueueJob(
  tx: Tx,
  job: { task: string; payload: Record<string, unknown>; jobKey?: string },
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    ${job.task}, ${JSON.stringify(job.payload)}::json, job_key => ${job.jobKey ?? null}::text, max_attempts => 12)`);
}
