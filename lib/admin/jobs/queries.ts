import { sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";

export interface Job {
  id: number;
  task: string;
  attempts: number;
  maxAttempts: number;
  runAt: Date;
  lockedAt: Date | null;
  lastError: string | null;
  createdAt: Date;
  state: "failed" | "running" | "retrying" | "waiting";
}

/** Jobs that failed for good first, then those that had errors, then by the time they are due. */
export async function listJobs(limit: number): Promise<Job[]> {
  const { rows } = await directlyAsSystem((db) =>
    db.execute<Record<string, string | number | null>>(sql`
      select id, task_identifier as task, attempts, max_attempts, run_at, locked_at, last_error, created_at
      from graphile_worker.jobs
      order by attempts >= max_attempts desc, last_error is not null desc, run_at, id limit ${limit}`),
  );
  return rows.map(jobOf);
}

/** Recurring jobs and when each was last put into the queue. */
export async function listRecurringJobs(): Promise<{ name: string; lastRunAt: Date | null }[]> {
  const { rows } = await directlyAsSystem((db) =>
    db.execute<{ identifier: string; last_execution: string | null }>(sql`
      select identifier, last_execution from graphile_worker._private_known_crontabs order by identifier`),
  );
  return rows.map((row) => ({
    name: row.identifier,
    lastRunAt: row.last_execution === null ? null : new Date(row.last_execution),
  }));
}

function jobOf(row: Record<string, string | number | null>): Job {
  const job = {
    id: Number(row.id),
    task: String(row.task),
    attempts: Number(row.attempts),
    maxAttempts: Number(row.max_attempts),
    runAt: new Date(String(row.run_at)),
    lockedAt: row.locked_at === null ? null : new Date(String(row.locked_at)),
    lastError: row.last_error === null ? null : String(row.last_error),
    createdAt: new Date(String(row.created_at)),
  };
  return { ...job, state: stateOf(job) };
}

function stateOf(job: Omit<Job, "state">): Job["state"] {
  if (job.attempts >= job.maxAttempts) return "failed";
  if (job.lockedAt) return "running";
  return job.lastError ? "retrying" : "waiting";
}
