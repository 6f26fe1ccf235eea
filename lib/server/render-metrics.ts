import { count } from "drizzle-orm";
import { directlyAsSystem, payments } from "@/db";
import { pool } from "@/db/client";
import { PAYMENT_STATUSES } from "@/db/words";
import { metrics } from "@/lib/metrics/registry";

/** Everything in Prometheus' text format; what the database knows is read for each scrape. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry } = metrics();
  readPool();
  await readPayments();
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
    db.select({ status: payments.status, number: count() }).from(payments).groupBy(payments.status),
  );
  for (const state of PAYMENT_STATUSES) {
    metrics().payments.set({ state }, rows.find((row) => row.status === state)?.number ?? 0);
  }
}
