/**
 * Guards lib/server/follow-plan-changes.ts, lib/server/refresh-price-pages.ts, lib/server/jobs/start-jobs.ts,
 * lib/rate-limits/upstash-store.ts.
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/scripts/launcher/free-port";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { startFront, type UpstashFront } from "@/test/upstash/start-front";
import { needsRedis, type RunningRedis, startRedis } from "@/test/upstash/start-redis";
import { PlainBrowser } from "./plain-browser";
import { type RoundRobin, startRoundRobin } from "./round-robin";

const STAFF = { email: "sue@igny8.test", password: "heron-ladder-42-quartz" };
const POLL = { timeout: 60_000, interval: 5_000 };

describe("two processes on one database and one Redis, behind a front that takes turns", needsRedis, () => {
  const databaseUrl = useDatabase();
  let redis: RunningRedis;
  let upstash: UpstashFront;
  let front: RoundRobin;
  const apps: SpawnedApp[] = [];
  const letters: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });

  beforeAll(async () => {
    redis = await startRedis();
    upstash = await startFront(redis.port);
    front = await startRoundRobin();
    smtp.listen(0, "127.0.0.1");
    await once(smtp.server, "listening");
    const env = {
      NODE_ENV: "production",
      REQUIRE_ADMIN_2FA: "0", // What this test is about is the same with a second factor.
      DATABASE_URL: databaseUrl(),
      DATABASE_POOL_SIZE: "5",
      APP_URL: front.url,
      AUTH_SECRET: "a secret that both processes were given",
      API_KEY_SECRET: "another secret that both processes were given",
      ADMIN_EMAIL: STAFF.email,
      ADMIN_PASSWORD: STAFF.password,
      UPSTASH_REDIS_REST_URL: upstash.url,
      UPSTASH_REDIS_REST_TOKEN: upstash.token,
      SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      RATE_LIMITS: "auth=10000/1m,auth_strict=10000/1m,default=40/1h,system_admin=10000/1m",
      TRUSTED_PROXIES: "1",
      HOST: "127.0.0.1",
    };
    // One after the other: the first one migrates and makes the superuser.
    for (const _ of [1, 2]) {
      const port = String(await freePort());
      apps.push({ ...(await startApp({ env: { ...env, PORT: port } })), url: `http://127.0.0.1:${port}` });
    }
    front.serve(apps.map(({ url }) => url));
  }, APP_TIMEOUT);
  afterAll(async () => {
    for (const app of apps) await app.stop();
    await front?.stop();
    await upstash?.stop();
    await redis?.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  it("who signs in at one is signed in at the other, and who signs out is out at both", async () => {
    const staff = await signedInStaff();
    for (const { url } of apps) expect((await staff.open("/admin/system", url)).status).toBe(200);
    const copy = staff.copy();
    expect((await staff.post("/sign-out")).status).toBe(303);
    for (const { url } of apps) expect((await copy.open("/admin/system", url)).location).toMatch(/\/login/);
  });

  it("tokens of one work at the other, and are revoked at both", async () => {
    const { access } = await register();
    for (const { url } of apps) expect(await statusOf(`${url}/api/v1/auth/me/`, access)).toBe(200);
    await fetch(`${apps[0]!.url}/api/v1/auth/logout/`, { method: "POST", headers: bearer(access) });
    for (const { url } of apps) expect(await statusOf(`${url}/api/v1/auth/me/`, access)).toBe(401);
  });

  it("an allowance is shared: of 100 calls in turns, exactly 40 pass", async () => {
    await expect
      .poll(async () => {
        const { access } = await register();
        const calls = Array.from({ length: 100 }, () => statusOf(`${front.url}/api/v1/auth/me/`, access));
        const statuses = await Promise.all(calls);
        // A machine so busy that Redis seems away for 300 ms lets the processes count on their own: ask again.
        const ready = await Promise.all(
          apps.map(async ({ url }) => (await fetch(`${url}/api/ready`)).text()),
        );
        if (ready.some((text) => text.includes("degraded"))) return "busy";
        return [200, 429].map((status) => statuses.filter((one) => one === status).length);
      }, POLL)
      .toEqual([40, 60]);
  }, 90_000);

  it("each letter leaves once, whichever process takes its job", async () => {
    letters.length = 0;
    const people = await Promise.all(Array.from({ length: 12 }, () => register()));
    const lettersTo = (email: string) => letters.filter((text) => text.includes(`To: ${email}`)).length;
    await expect.poll(() => people.every(({ email }) => lettersTo(email) > 0), POLL).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 3000)); // Long enough for a second one to come.
    const ids = letters.map((text) => /^Message-ID: .*$/im.exec(text)?.[0]);
    expect(new Set(ids).size).toBe(ids.length);
  }, 90_000);

  it("a price that is edited at one is on /pricing of both at once", async () => {
    const staff = await signedInStaff();
    const pricing = () =>
      Promise.all(
        apps.map(async ({ url }) => (await (await fetch(`${url}/pricing`)).text()).includes("$97/mo")),
      );
    expect(await pricing()).toEqual([false, false]);
    expect(await pricing()).toEqual([false, false]); // Now both have it ready.
    const saved = await staff.fill("/admin/plans/starter", { price: "97.00", reason: "A new year." });
    expect(saved.html).toContain("is saved");
    await expect.poll(pricing, { timeout: 3000, interval: 200 }).toEqual([true, true]);
  });

  it("nobody else makes the pages anew", async () => {
    const answer = await fetch(`${front.url}/api/refresh-prices`, { method: "POST" });
    expect(answer.status).toBe(404);
  });

  /** A superuser whose sign-in went through one process or the other. */
  async function signedInStaff(): Promise<PlainBrowser> {
    const browser = new PlainBrowser(front.url);
    const answer = await browser.fill("/login", STAFF);
    expect(answer).toMatchObject({ status: 303, location: expect.stringContaining("/admin") });
    return browser;
  }

  let met = 0;
  async function register(): Promise<{ access: string; email: string }> {
    const email = `nora-${++met}@example.test`;
    const response = await fetch(`${front.url}/api/v1/auth/register/`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: STAFF.password }),
    });
    const { data } = await response.json();
    return { access: data.tokens.access, email };
  }
});

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function statusOf(url: string, token: string): Promise<number> {
  return (await fetch(url, { headers: bearer(token) })).status;
}
