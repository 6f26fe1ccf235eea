import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { asSystem } from "@/db";

/** Resolves when so many transactions of this test's database wait for a lock that another holds. */
export async function untilWaiting(count: number): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  const waitingNow = async () => (await asSystem((tx) => tx.execute(waiting))).rows.length;
  await expect.poll(waitingNow, { timeout: 10_000 }).toBe(count);
}

/** True when one transaction of this test's database waits for a lock; false when `work` has ended without waiting. */
export async function untilWaitingOr(work: Promise<unknown>): Promise<boolean> {
  const ended = work.then(
    () => false,
    () => false,
  );
  const waiting = untilWaiting(1).then(() => true);
  waiting.catch(() => undefined); // Nobody waits for it once the work has ended.
  return Promise.race([ended, waiting]);
}
