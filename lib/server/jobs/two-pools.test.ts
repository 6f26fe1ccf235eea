/** Guards lib/server/jobs/. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { startJobs } from "./start-jobs";
import { EFFECT_TASKS, RECURRING_TASKS } from "./tasks";

useDatabase();
const tasks = { recurring: { ...RECURRING_TASKS }, effects: { ...EFFECT_TASKS } };
afterEach(() => {
  Object.assign(RECURRING_TASKS, tasks.recurring);
  Object.assign(EFFECT_TASKS, tasks.effects);
});

it("what has to reach a provider does not wait for hourly jobs that take long", async () => {
  const release = new AbortController();
  const slow = vi.fn(() => sleep(60_000, undefined, { signal: release.signal }).catch(() => undefined));
  const told = vi.fn(async () => undefined);
  RECURRING_TASKS["forget-expired"] = slow;
  EFFECT_TASKS["sync-stripe-subscription"] = told;
  const runner = await startJobs();
  for (const task of ["forget-expired", "forget-expired", "forget-expired"]) await add(task);
  await vi.waitFor(() => expect(slow).toHaveBeenCalled(), { timeout: 10_000 });
  await add("sync-stripe-subscription");
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), { timeout: 10_000 });
  release.abort();
  await runner.stop();
});

const add = (task: string) =>
  asSystem((tx) => tx.execute(sql`select graphile_worker.add_job(${task}, '{}'::json)`));
