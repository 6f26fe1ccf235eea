/** Guards lib/server/jobs/. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { StuckError, startJobs } from "./start-jobs";
import { EFFECT_TASKS, MAIL_TASKS, RECURRING_TASKS } from "./tasks";

useDatabase();
const tasks = { recurring: { ...RECURRING_TASKS }, mail: { ...MAIL_TASKS }, effects: { ...EFFECT_TASKS } };
afterEach(() => {
  Object.assign(RECURRING_TASKS, tasks.recurring);
  Object.assign(MAIL_TASKS, tasks.mail);
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

it("a mail server that hangs keeps nothing waiting that has to reach a provider", async () => {
  const release = new AbortController();
  const hangs = vi.fn(() => sleep(60_000, undefined, { signal: release.signal }).catch(() => undefined));
  const told = vi.fn(async () => undefined);
  MAIL_TASKS["send-mail"] = hangs;
  EFFECT_TASKS["continue-refund"] = told;
  const runner = await startJobs();
  for (let at = 0; at < 8; at += 1) await add("send-mail");
  await vi.waitFor(() => expect(hangs).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  await add("continue-refund");
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), { timeout: 10_000 });
  release.abort();
  await runner.stop();
});

it("a job that never ends is noticed; those that are started in its place take the next one, and not the same", async () => {
  const release = new AbortController();
  const ran: unknown[] = [];
  EFFECT_TASKS["continue-refund"] = async (payload) => {
    ran.push(payload);
    if (ran.length <= 2) await sleep(60_000, undefined, { signal: release.signal }).catch(() => undefined);
  };
  const runner = await startJobs({ recurring: 60_000, other: 1_000 });
  for (const refundId of [1, 2, 3]) await add("continue-refund", { refundId });
  await vi.waitFor(() => expect(ran).toHaveLength(2), { timeout: 10_000 });
  await expect(runner.check()).resolves.toBeUndefined();
  await sleep(1_100);
  await expect(runner.check()).rejects.toThrow(StuckError);
  await runner.stop();
  const next = await startJobs();
  await next.check();
  await vi.waitFor(() => expect(ran).toHaveLength(3), { timeout: 10_000 });
  expect(ran).toEqual(expect.arrayContaining([{ refundId: 1 }, { refundId: 2 }, { refundId: 3 }]));
  release.abort();
  await next.stop();
});

const add = (task: string, payload: object = {}) =>
  asSystem((tx) =>
    tx.execute(sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json)`),
  );
