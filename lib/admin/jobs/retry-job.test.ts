import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, auditEvents } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { retryJob } from "./retry-job";

useDatabase();

it("a job that gave up runs again now with all its attempts, and the audit log says so", async () => {
  const jobId = await failedJob();
  expect(await retryJob(jobId, { actor: "user:1" })).toEqual({ task: "send-mail" });
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select attempts, run_at <= now() as due from graphile_worker.jobs where id = ${jobId}`),
  );
  expect(rows).toEqual([{ attempts: 0, due: true }]);
  const events = await asSystem((tx) => tx.select().from(auditEvents));
  expect(events).toMatchObject([{ action: "job.retried", targetId: String(jobId), actor: "user:1" }]);
});

it("one that is gone can't be retried", async () => {
  await expect(retryJob(987_654, { actor: "user:1" })).rejects.toMatchObject({ code: "not_found" });
});

async function failedJob(): Promise<number> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ id: string }>(sql`
      select id from graphile_worker.add_job('send-mail', '{"mail_id": 1}', max_attempts => 3, run_at => now() + interval '1 day')`),
  );
  const id = Number(rows[0]?.id);
  await asSystem((tx) =>
    tx.execute(
      sql`update graphile_worker._private_jobs set attempts = 3, last_error = 'mailbox busy' where id = ${id}`,
    ),
  );
  return id;
}
