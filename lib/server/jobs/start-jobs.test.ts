/** Guards lib/server/jobs/start-jobs.ts, lib/server/jobs/tasks.ts, lib/jobs/. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { parseCrontab } from "graphile-worker";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { RECURRING } from "./run-jobs";
import { type Jobs, startJobs } from "./start-jobs";
import { CRONTAB, TASKS } from "./tasks";

const START = new Date("2026-01-10T09:00:00Z");

describe("the timetable", () => {
  it("runs every recurring job once an hour, no two in the same minute, and each minute what can't wait", () => {
    expect(
      parseCrontab(CRONTAB)
        .map(({ task }) => task)
        .sort(),
    ).toEqual(Object.keys(RECURRING).sort());
    const hourly = CRONTAB.split("\n").filter((line) => !line.startsWith("*"));
    expect(CRONTAB.split("\n").filter((line) => !hourly.includes(line))).toEqual([
      "* * * * * top-up-credits",
    ]);
    expect(new Set(hourly.map((line) => line.split(" ")[0])).size).toBe(hourly.length);
    for (const line of hourly) expect(line).toMatch(/^[0-5]?\d \* \* \* \* [a-z-]+$/);
  });

  it("names only jobs that there are", () => {
    for (const { task } of parseCrontab(CRONTAB)) expect(TASKS).toHaveProperty(task);
  });
});

describe("the queue in running processes", () => {
  useDatabase();
  beforeEach(async () => {
    setClock(START);
    await startTwo();
  });
  afterEach(async () => {
    await stopAll();
    setClock(undefined);
  });

  it("knows the timetable once it runs: each line is kept in the database", async () => {
    const kept = () => rows(sql`select identifier from graphile_worker._private_known_crontabs`);
    await vi.waitFor(async () => expect(await kept()).toHaveLength(Object.keys(RECURRING).length), WAIT);
    expect((await kept()).map(({ identifier }) => String(identifier)).sort()).toEqual(
      Object.keys(RECURRING).sort(),
    );
  });

  it("writes a renewal's invoice and its letter once, though both are told to at the same moment", async () => {
    const id = await pendingAccount();
    const transfer = { externalPaymentId: "QUEUE", payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId: id, amountCents: 13900, ...transfer });
    const ends = (await accountState(id)).subscription.currentPeriodEnd!;
    setClock(addDays(ends, -6));
    for (let at = 0; at < 6; at += 1) await add("renew-subscriptions");
    await untilIdle();
    expect((await accountState(id)).invoices.map(({ kind }) => kind)).toEqual(["first", "renewal"]);
    const letters = await rows(
      sql`select 1 from mails where template = 'renewal-due' and about_account_id = ${id}`,
    );
    expect(letters).toHaveLength(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("walks a subscription through its life: past due, suspended, each by a job", async () => {
    const id = await pendingAccount();
    const transfer = { externalPaymentId: "LIFE", payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId: id, amountCents: 13900, ...transfer });
    setClock(addDays(START, 32));
    await add("renew-subscriptions");
    await untilIdle();
    expect((await accountState(id)).subscription.status).toBe("past_due");
    setClock(addDays(START, 40));
    await add("renew-subscriptions");
    await untilIdle();
    expect((await accountState(id)).account).toMatchObject({
      status: "suspended",
      suspensionReason: "payment_overdue",
    });
  });
});

const WAIT = { timeout: 15_000, interval: 100 };
const runners: Jobs[] = [];

/** As two processes of the app would: each with a runner of its own on the one queue. */
async function startTwo(): Promise<void> {
  runners.push(await startJobs(), await startJobs());
}

async function stopAll(): Promise<void> {
  for (const runner of runners.splice(0)) await runner.stop();
}

const add = (task: string) => rows(sql`select graphile_worker.add_job(${task}, '{}'::json)`);

async function untilIdle(): Promise<void> {
  await vi.waitFor(
    async () => expect(await rows(sql`select 1 from graphile_worker._private_jobs`)).toEqual([]),
    WAIT,
  );
  await sleep(50);
}

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return (await asSystem((tx) => tx.execute(query))).rows;
}
