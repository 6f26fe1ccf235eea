import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { asSystem } from "@/db";

/** Resolves when so many transactions of this test's database wait for a lock that another holds. */
export async function untilWaiting(count: number): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  const waitingNow = async () => (await asSystem((tx) => tx.execute(waiting))).rows.length;
  await expect.poll(waitingNow, { timeout: 10_000 }).toBe(count);
}
