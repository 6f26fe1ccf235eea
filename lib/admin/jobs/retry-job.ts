import { sql } from "drizzle-orm";
import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";

/** Lets a failed job run again now, with all its attempts. Throws `not_found` when it is gone or running. */
export function retryJob(jobId: number, by: Decider): Promise<{ task: string }> {
  return asSystem(async (tx) => {
    await requireStaff(tx, by);
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from graphile_worker.reschedule_jobs(array[${jobId}]::bigint[], run_at => now(), attempts => 0)`,
    );
    if (rows.length === 0)
      throw new AppError("not_found", { message: "That job has run meanwhile, or is running." });
    const { rows: found } = await tx.execute<{ task: string }>(
      sql`select task_identifier as task from graphile_worker.jobs where id = ${jobId}`,
    );
    const task = found[0]!.task;
    await recordAudit(tx, {
      ...by,
      accountId: null,
      action: "job.retried",
      targetType: "job",
      targetId: jobId,
      after: { task },
    });
    return { task };
  });
}
