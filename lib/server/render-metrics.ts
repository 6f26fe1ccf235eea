import { count, ne, sql } from "drizzle-orm";
import { directlyAsSystem, payments } from "@/db";
import { pool } from "@/db/client";
import { PAYMENT_STATUSES } from "@/db/words";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/registry";

/**
 * Everything in Prometheus' text format; what the database knows is read for each scrape. While it is away these series
 * are left out, and the others tell of it.
 */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry } = metrics();
  readPool();
  metrics().jobsRunning.set(areJobsRunning() ? 1 : 0);
  await Promise.all([readPayments(), readQueue()]).catch((error: unknown) => {
    log.warn({ err: error }, "metrics without what the database knows");
    metrics().payments.reset();
    metrics().queue.reset();
  });
  return { contentType: registry.contentType, text: await registry.metrics() };
}

function readPool(): void {
  const { totalCount, idleCount, waitingCount } = pool();
  const gauge = metrics().pool;
  gauge.set({ state: "total" }, totalCount);
  gauge.set({ state: "idle" }, idleCount);
  gauge.set({ state: "waiting" }, waitingCount);
}

async function readPayments(): Promise<void> {
  const rows = await directlyAsSystem((db) =>
    db
      .select({ status: payments.status, number: count() })
      .from(payments)
      .where(ne(payments.method, "sandbox"))
      .groupBy(payments.status),
  );
  for (const state of PAYMENT_STATUSES) {
    metrics().payments.set({ state }, rows.find((row) => row.status === state)?.number ?? 0);
  }
}

async function readQueue(): Promise<void> {
  const { rows } = await directlyAsSystem((db) => db.execute<Record<string, number>>(QUEUE));
  for (const [state, jobs] of Object.entries(rows[0]!)) metrics().queue.set({ state }, jobs);
}

const QUEUE = sql`
  with living as (
    select unnest(worker_ids) as worker from job_runners where seen_at > now() - interval '1 minute'
  )
  select
    count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as due,
    count(*) filter (where locked_by in (select worker from living))::int as running,
    count(*) filter (where locked_by not in (select worker from living))::int as abandoned,
    count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed
  from graphile_worker.jobs`;
