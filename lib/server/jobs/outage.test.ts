/** Guards lib/server/jobs/, lib/jobs/jobs-running.ts, lib/admin/invariants/operations.ts. */
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as ready } from "@/app/api/ready/route";
import { asSystem } from "@/db";
import { closePool } from "@/db/client";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { countWaitingForStaff } from "@/lib/admin/overview/waiting";
import { resetEnv } from "@/lib/env";
import { areJobsRunning } from "@/lib/jobs/jobs-running";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { renderMetrics } from "@/lib/server/render-metrics";
import { type BreakableDatabase, breakableDatabase } from "@/test/harness/breakable-database";
import { useDatabase } from "@/test/harness/database";
import { beat } from "./heartbeat";
import { keepJobsRunning } from "./keep-jobs-running";
import { QueuePool } from "./queue-pool";
import { EFFECT_TASKS, RECURRING_TASKS } from "./tasks";

const databaseUrl = useDatabase();
const tasks = { recurring: { ...RECURRING_TASKS }, effects: { ...EFFECT_TASKS } };
const NOTICED = { timeout: 30_000, interval: 100 };
let database: BreakableDatabase;

beforeEach(async () => {
  vi.spyOn(console, "trace").mockImplementation(() => undefined); // The library's own word of a worker that ends.
  database = await breakableDatabase(databaseUrl());
  await connectTo(database.url);
});
afterEach(async () => {
  database.restore();
  await runShutdownSteps();
  await connectTo(databaseUrl());
  await rows(sql`delete from graphile_worker._private_jobs`);
  await database.close();
  Object.assign(RECURRING_TASKS, tasks.recurring);
  Object.assign(EFFECT_TASKS, tasks.effects);
  delete process.env.SMTP_URL;
  resetEnv();
});

describe("jobs after the database was away", { timeout: 90_000 }, () => {
  it("run again, though every worker was in a job that ended meanwhile", async () => {
    const release = new AbortController();
    const hold = vi.fn(() => sleep(60_000, undefined, { signal: release.signal }).catch(() => undefined));
    RECURRING_TASKS["forget-expired"] = hold;
    EFFECT_TASKS["continue-refund"] = hold;
    keepJobsRunning();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), NOTICED);
    for (const task of ["forget-expired", "continue-refund", "continue-refund"]) await add(task);
    await vi.waitFor(() => expect(hold).toHaveBeenCalledTimes(3), NOTICED);

    database.cut();
    release.abort();
    await vi.waitFor(async () => expect(await readiness()).toBe("stopped"), NOTICED);
    await sleep(3_000);
    database.restore();

    const told = vi.fn(async () => undefined);
    EFFECT_TASKS["sync-stripe-subscription"] = told;
    RECURRING_TASKS["expire-trials"] = told;
    await vi.waitFor(() => rows(sql`select 1`), NOTICED);
    for (const task of ["sync-stripe-subscription", "expire-trials"]) await add(task);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), NOTICED);
    await vi.waitFor(async () => expect(await readiness()).toBe("ok"), NOTICED);
    // What they left behind is not held by anybody either.
    await vi.waitFor(async () => expect(await held()).toEqual([]), NOTICED);
  });

  it("run again when it said nothing for a while, and meanwhile nobody calls them running", async () => {
    keepJobsRunning();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), NOTICED);
    database.hang();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(false), NOTICED);
    expect(await metric("igny8_jobs_running")).toBe("0");
    database.cut();
    database.restore();
    const told = vi.fn(async () => undefined);
    EFFECT_TASKS["sync-stripe-subscription"] = told;
    await vi.waitFor(() => rows(sql`select 1`), NOTICED);
    await add("sync-stripe-subscription");
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), NOTICED);
    await vi.waitFor(async () => expect(await metric("igny8_jobs_running")).toBe("1"), NOTICED);
  });
});

describe("what a killed process worked on", { timeout: 60_000 }, () => {
  it("is due again once it was not heard of for a minute, with a word why", async () => {
    await add("sync-stripe-subscription");
    await heldBy("worker-killed", { lockedSecondsAgo: 70, seenSecondsAgo: 61 });
    const told = vi.fn(async () => undefined);
    EFFECT_TASKS["sync-stripe-subscription"] = told;
    keepJobsRunning();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), NOTICED);
    expect(await rows(sql`select id from job_runners where id = 'killed'`)).toEqual([]);
  });

  it("stays with a process that lives, and with one that nobody knows yet", async () => {
    for (const [worker, seenSecondsAgo] of [
      ["worker-living", 5],
      ["worker-new", undefined],
    ] as const) {
      await add("sync-stripe-subscription");
      await heldBy(worker, { lockedSecondsAgo: 300, seenSecondsAgo });
    }
    keepJobsRunning();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), NOTICED);
    await sleep(500);
    expect((await held()).map(({ locked_by }) => locked_by).sort()).toEqual(["worker-living", "worker-new"]);
  });

  it("is released whole: its queue too", async () => {
    await rows(
      sql`select graphile_worker.add_job('sync-stripe-subscription', '{}'::json, queue_name => 'stripe:1')`,
    );
    await heldBy("worker-killed", { lockedSecondsAgo: 70, seenSecondsAgo: 61 });
    await rows(
      sql`update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'worker-killed'`,
    );
    const pool = new QueuePool();
    const one = { id: "mine", place: "here:1", workerIds: [], goneIds: [] };
    expect(await beat(pool, one)).toBe(1);
    await pool.end();
    expect(
      await rows(sql`select 1 from graphile_worker._private_job_queues where locked_by is not null`),
    ).toEqual([]);
    await rows(sql`delete from job_runners`);
  });
});

describe("staff are told", () => {
  it("when jobs are due and no process works on them, and when a dead one holds a job", async () => {
    await add("sync-stripe-subscription");
    await rows(sql`update graphile_worker._private_jobs set run_at = now() - interval '2 minutes'`);
    expect(await notHeld()).toContain("jobs_have_a_worker");
    expect((await countWaitingForStaff()).queueStands).toBe(true);
    await heldBy("worker-killed", { lockedSecondsAgo: 300, seenSecondsAgo: 300 });
    expect(await notHeld()).toContain("no_job_is_held_by_the_dead");
    expect(await metric('igny8_queue{state="abandoned"}')).toBe("1");
    await heldBy("worker-living", { lockedSecondsAgo: 300, seenSecondsAgo: 1 });
    expect(await notHeld()).toEqual([]);
    expect((await countWaitingForStaff()).queueStands).toBe(false);
    await rows(sql`delete from job_runners`);
  });
});

describe("a mail server that says nothing", { timeout: 90_000 }, () => {
  it("holds its own email only, and that one leaves once the server speaks again", async () => {
    const silent = createServer(() => undefined);
    const port = await new Promise<number>((resolve) =>
      silent.listen(0, "127.0.0.1", () => resolve((silent.address() as { port: number }).port)),
    );
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}?greetingTimeout=3000`;
    resetEnv();
    const told = vi.fn(async () => undefined);
    EFFECT_TASKS["sync-stripe-subscription"] = told;
    keepJobsRunning();
    await vi.waitFor(() => expect(areJobsRunning()).toBe(true), NOTICED);
    const mail = await asSystem((tx) =>
      enqueueMail(tx, {
        to: "a@lab.example",
        template: "password-changed",
        props: { name: "A", at: new Date().toISOString() } as never,
      }),
    );
    await sleep(500);
    await add("sync-stripe-subscription");
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), { timeout: 2_500 });
    const failed = () =>
      rows(sql`select error from mails where id = ${mail} and attempts = 1 and sent_at is null`);
    await vi.waitFor(async () => expect(await failed()).toHaveLength(1), NOTICED);
    silent.close();
  });
});

async function connectTo(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  resetEnv();
}

async function readiness(): Promise<string> {
  return (await (await ready()).json()).checks.jobs;
}

async function metric(name: string): Promise<string | undefined> {
  const { text } = await renderMetrics();
  return text
    .split("\n")
    .find((line) => line.startsWith(`${name} `))
    ?.split(" ")[1];
}

const add = (task: string) => rows(sql`select graphile_worker.add_job(${task}, '{}'::json)`);
const held = () => rows(sql`select locked_by from graphile_worker._private_jobs where locked_by is not null`);

/** As a process that took every free job, and was last heard of so long ago; never, unless said. */
async function heldBy(
  worker: string,
  { lockedSecondsAgo, seenSecondsAgo }: { lockedSecondsAgo: number; seenSecondsAgo: number | undefined },
): Promise<void> {
  await rows(sql`update graphile_worker._private_jobs set attempts = 1, locked_by = ${worker},
    locked_at = now() - ${lockedSecondsAgo} * interval '1 second' where locked_by is null or ${worker} = 'worker-living'`);
  if (seenSecondsAgo !== undefined)
    await rows(sql`insert into job_runners (id, place, worker_ids, seen_at)
      values (${worker.replace("worker-", "")}, 'there:1', array[${worker}], now() - ${seenSecondsAgo} * interval '1 second')`);
}

async function notHeld(): Promise<string[]> {
  const results = await asSystem((tx) => runInvariants(tx));
  return results.filter(({ holds }) => !holds).map(({ name }) => name);
}

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return (await asSystem((tx) => tx.execute(query))).rows;
}
