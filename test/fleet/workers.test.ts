/** Guards scripts/launcher/workers/, lib/rate-limits/primary-store.ts, lib/server/own-port.ts. */
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem, creditPackages, creditPrices, mails, plans } from "@/db";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { keyFor } from "@/test/api/world";
import { createAccount } from "@/test/factories";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";

describe("several processes behind one port, without Upstash", { timeout: 90_000 }, () => {
  const databaseUrl = useDatabase();
  let app: SpawnedApp;
  beforeAll(async () => {
    app = await startApp({
      env: {
        DATABASE_URL: databaseUrl(),
        WORKERS: "3",
        DATABASE_POOL_SIZE: "4",
        RATE_LIMITS: "bridge=30/1h,auth=1000/1h,auth_person=6/1h",
      },
    });
  }, APP_TIMEOUT);
  afterAll(async () => void (await app?.stop()));

  /** On a connection of its own, so that any process may get it. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${path}`, { headers: { connection: "close", ...headers } });
  const health = () =>
    fetch(`${app.url}/api/health`, { headers: { connection: "close" }, signal: AbortSignal.timeout(10_000) })
      .then(({ status }) => String(status))
      .catch((error: Error) => (error.name === "TimeoutError" ? "no answer" : "broken off"));
  const workers = () => {
    const asked = execFileSync("ps", ["-o", "pid=,stat=", "--ppid", String(app.pid)], { encoding: "utf8" });
    const lines = asked
      .trim()
      .split("\n")
      .filter((line) => !line.includes("Z"));
    return lines.map((line) => Number(line.trim().split(/\s+/)[0])).filter(isNode);
  };

  it("are as many as asked for, and say so", () => {
    expect(app.output()).toContain(`ready at ${app.url}, 3 processes`);
    expect(workers()).toHaveLength(3);
  });

  it("share one allowance: of 90 calls together, exactly 30 pass", async () => {
    const { key } = await keyFor(await createAccount());
    const call = async () => (await get("/api/v1/bridge/verify/", { authorization: `Bearer ${key}` })).status;
    const statuses = await Promise.all(Array.from({ length: 90 }, call));
    const passed = statuses.filter((status) => status === 200).length;
    expect([passed, statuses.filter((status) => status === 429).length]).toEqual([30, 60]);
  });

  it("share what they know of wrong passwords: after six, each guess waits, whichever process hears it", async () => {
    const guess = async (password: string) => {
      const body = JSON.stringify({ email: "guessed@example.test", password });
      const headers = { "content-type": "application/json", connection: "close" };
      const began = performance.now();
      const { status } = await fetch(`${app.url}/api/v1/auth/login/`, { method: "POST", headers, body });
      return { status, ms: performance.now() - began };
    };
    for (let failure = 0; failure < 6; failure++) expect((await guess(`wrong-${failure}`)).status).toBe(401);
    for (let later = 0; later < 6; later++) expect((await guess(`later-${later}`)).ms).toBeGreaterThan(900);
  });

  it("show a changed price in each of them: of a plan, a package of credits, an operation", async () => {
    const shown = async (text: string, page = "/pricing") => {
      const pages = await Promise.all(Array.from({ length: 12 }, async () => (await get(page)).text()));
      return pages.filter((html) => html.includes(text)).length;
    };
    // Sooner than the pages' own 30 seconds, after which they would follow unasked.
    const soon = { timeout: 15_000 };
    await asSystem((tx) => tx.update(plans).set({ priceCents: 98_700 }).where(eq(plans.slug, "starter")));
    await expect.poll(() => shown("987"), soon).toBe(12);
    const pack = { name: "Heron pack", credits: 5000, priceCents: 76_500, currency: "USD" };
    await asSystem((tx) => tx.insert(creditPackages).values(pack));
    await expect.poll(() => shown("Heron pack"), soon).toBe(12);
    const linking = eq(creditPrices.operation, "linking");
    await asSystem((tx) => tx.update(creditPrices).set({ credits: 4321 }).where(linking));
    await expect.poll(() => shown("4321", "/"), soon).toBe(12);
  });

  it("send each email once", async () => {
    const body = JSON.stringify({ email: "once@example.test", password: "heron-ladder-42-quartz" });
    const headers = { "content-type": "application/json" };
    expect((await fetch(`${app.url}/api/v1/auth/register/`, { method: "POST", headers, body })).status).toBe(
      201,
    );
    const kept = () =>
      asSystem((tx) =>
        tx.$count(mails, sql`${mails.toAddress} = 'once@example.test' and ${mails.html} is not null`),
      );
    await expect.poll(kept, { timeout: 20_000 }).toBe(2); // Welcome, and the address to confirm.
    const failed = await asSystem((tx) => tx.execute(sql`select 1 from mails where attempts > 1`));
    expect(failed.rows).toEqual([]);
  });

  it("one that is killed is started again, and nobody waits for it", async () => {
    const [victim] = workers();
    const asked = Array.from({ length: 30 }, () => health());
    process.kill(victim!, "SIGKILL");
    // One that the victim was answering breaks off; none is left without an answer.
    for (const status of await Promise.all(asked)) expect(["200", "broken off"]).toContain(status);
    for (let at = 0; at < 60; at++) expect(await health()).toBe("200");
    await expect.poll(() => workers().length, { timeout: 20_000 }).toBe(3);
    expect(workers()).not.toContain(victim);
    for (let at = 0; at < 30; at++) expect(await health()).toBe("200");
  });

  it("end together, in good order", async () => {
    const all = workers();
    expect(await app.stop("SIGTERM")).toBe(0);
    await sleep(200);
    expect(all.filter(isNode)).toEqual([]);
  });
});

function isNode(pid: number): boolean {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).includes("start.mjs");
  } catch {
    return false; // There is no such process.
  }
}
