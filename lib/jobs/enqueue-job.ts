import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

interface Job {
  task: string;
  payload: Record<string, unknown>;
  /** One job of this key waits at a time: a newer one takes its place. */
  jobKey?: string;
  /** Jobs of one queue run one after the other, such as those about one foreign object. */
  queue?: string;
  delaySeconds?: number;
}

/** Puts a job into the queue in the transaction of the change it follows: it runs after commit, and only then. */
export async function enqueueJob(
  tx: Tx,
  { task, payload, jobKey, queue, delaySeconds = 0 }: Job,
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    ${task}, ${JSON.stringify(payload)}::json, job_key => ${jobKey ?? null}::text, queue_name => ${queue ?? null}::text,
    run_at => now() + make_interval(secs => ${delaySeconds}), max_attempts => 12)`);
}
