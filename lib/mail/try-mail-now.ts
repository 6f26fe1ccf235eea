import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** A worker that has held an email for so long has died: mail servers have 15 seconds for each of their answers. */
const DEAD_AFTER_MINUTES = 10;

/**
 * Has an email that waits tried now, with all its attempts. By the job it has, if that has not begun: two jobs could
 * deliver it twice, each before the other has noted it. The caller holds the email's row.
 */
export async function tryMailNow(tx: Tx, mailId: number): Promise<void> {
  const jobs = await listJobs(tx, mailId);
  if (jobs.some(({ state }) => state === "running")) return;
  const waiting = jobs.find(({ state }) => state === "waiting");
  await tx.execute(
    waiting
      ? sql`select graphile_worker.reschedule_jobs(array[${waiting.id}]::bigint[], run_at => now(), attempts => 0)`
      : sql`select graphile_worker.add_job('send-mail', json_build_object('mail_id', ${mailId}::bigint), max_attempts => 12)`,
  );
}

interface MailJob extends Record<string, unknown> {
  id: string;
  state: "waiting" | "running" | "dead";
}

async function listJobs(tx: Tx, mailId: number): Promise<MailJob[]> {
  const { rows } = await tx.execute<MailJob>(sql`
    select jobs.id, case when locked_at is null then 'waiting'
      when locked_at > now() - ${DEAD_AFTER_MINUTES} * interval '1 minute' then 'running' else 'dead' end as state
    from graphile_worker._private_jobs jobs
    join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where tasks.identifier = 'send-mail' and payload->>'mail_id' = ${String(mailId)}`);
  return rows;
}
