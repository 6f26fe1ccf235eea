import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { useDatabase } from "@/test/harness/database";
import { followPlanChanges } from "./follow-plan-changes";

/** What a refresh does meanwhile; Next is not here to do it. */
let duringRefresh = async () => {};
const refreshed = vi.hoisted(() => vi.fn());
vi.mock("./refresh-price-pages", () => ({
  refreshPricePages: async () => {
    refreshed();
    await duringRefresh();
  },
}));

const WAIT = { timeout: 15_000, interval: 50 };

useDatabase();
beforeEach(() => {
  duringRefresh = async () => {};
  refreshed.mockClear();
});
afterEach(runShutdownSteps);

it("a changed plan is heard, and after a broken connection too", async () => {
  followPlanChanges();
  await vi.waitFor(async () => expect(await listeners()).toBe(1), WAIT);
  await changePlan();
  await vi.waitFor(() => expect(refreshed).toHaveBeenCalledTimes(1), WAIT);
  await breakConnection();
  await vi.waitFor(() => expect(refreshed).toHaveBeenCalledTimes(2), WAIT); // What changed meanwhile is made up for.
  await changePlan();
  await vi.waitFor(() => expect(refreshed).toHaveBeenCalledTimes(3), WAIT);
});

it("a connection that breaks while the pages are made anew is opened again", async () => {
  followPlanChanges();
  await vi.waitFor(async () => expect(await listeners()).toBe(1), WAIT);
  const brokenAgain = new Promise<void>((resolve) => {
    duringRefresh = async () => {
      duringRefresh = async () => {};
      await breakConnection();
      await sleep(300); // The process has noticed.
      resolve();
    };
  });
  await breakConnection();
  await brokenAgain;
  await vi.waitFor(async () => expect(await listeners()).toBe(1), WAIT);
});

it("a connection on which nobody may listen is closed before the next try", async () => {
  const query = Client.prototype.query;
  const listen = vi.spyOn(Client.prototype, "query").mockImplementation(function (
    this: Client,
    ...args: unknown[]
  ) {
    if (String(args[0]).startsWith("listen")) return Promise.reject(new Error("not in this pooling mode"));
    return Reflect.apply(query, this, args);
  });
  const tries = () => listen.mock.calls.filter(([text]) => String(text).startsWith("listen")).length;
  followPlanChanges();
  await vi.waitFor(() => expect(tries()).toBe(2), WAIT);
  await vi.waitFor(async () => expect(await listeners()).toBe(0));
  listen.mockRestore();
});

async function breakConnection(): Promise<void> {
  await asSystem((tx) =>
    tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'igny8 listener' and datname = current_database()`),
  );
  await vi.waitFor(async () => expect(await listeners()).toBe(0), WAIT);
}

async function listeners(): Promise<number> {
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select 1 from pg_stat_activity
      where application_name = 'igny8 listener' and datname = current_database()`),
  );
  return rows.length;
}

async function changePlan(): Promise<void> {
  await asSystem((tx) => tx.execute(sql`update plans set name = name where slug = 'growth'`));
}
