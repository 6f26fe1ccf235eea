/** Guards lib/rate-limits/, lib/limits.ts, lib/api/route/api-route.ts. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as accounts from "@/app/api/v1/admin/accounts/route";
import * as login from "@/app/api/v1/auth/login/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { writeTouchedKeys } from "@/lib/api-keys/touch-api-key";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { statementsOf } from "./count-statements";
import { keyFor } from "./world";

useDatabase();

let cast: Cast;

beforeAll(async () => {
  cast = await createCast();
});
beforeEach(() => {
  process.env.RATE_LIMITS = "bridge=100/1m,auth=3/1m,system_admin=4/1m";
  forgetLimits();
});
afterEach(() => {
  delete process.env.RATE_LIMITS;
  delete process.env.TRUSTED_PROXIES;
  resetEnv();
  setClock(undefined);
});

describe("a limit of 100", () => {
  it("lets exactly 100 of 200 calls at once pass, tells the rest when to come back, and then lets them in", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const { key } = await keyFor(cast.acme);
    const answers = await Promise.all(Array.from({ length: 200 }, () => verifyWith(key)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(100);
    expect(refused[0]?.body.code).toBe("throttled");
    expect(Object.fromEntries(refused[0]!.headers)).toMatchObject({
      "retry-after": "60",
      "x-throttle-limit": "100",
      "x-throttle-remaining": "0",
      "x-throttle-reset": String(Date.parse("2026-11-22T12:01:00Z") / 1000),
    });
    setClock(new Date("2026-11-22T12:00:59.999Z"));
    expect((await verifyWith(key)).status).toBe(429);
    setClock(new Date("2026-11-22T12:01:00Z"));
    expect((await verifyWith(key)).status).toBe(200);
  });

  it("is the account's: its keys share it, and no other account feels it", async () => {
    const [one, two] = [await keyFor(cast.acme), await keyFor(cast.acme)];
    const strangers = await keyFor(cast.strangers);
    await Promise.all(Array.from({ length: 100 }, () => verifyWith(one.key)));
    expect((await verifyWith(two.key)).status).toBe(429);
    const other = await verifyWith(strangers.key);
    expect([other.status, other.headers.get("x-throttle-remaining")]).toEqual([200, "99"]);
  });

  it("once exhausted refuses without asking the database", async () => {
    const { key } = await keyFor(cast.acme);
    await Promise.all(Array.from({ length: 100 }, () => verifyWith(key)));
    await writeTouchedKeys();
    const { result, statements } = await statementsOf(() => verifyWith(key));
    expect([result.status, statements.length]).toEqual([429, 0]);
  });

  it("is not spent by a forged or a revoked key that names the account", async () => {
    const { key } = await keyFor(cast.acme);
    const dead = await keyFor(cast.acme);
    await revokeApiKey({ accountId: cast.acme.id, apiKeyId: dead.id, by: { actor: "terminal" } });
    const forged = key.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const refused = await Promise.all(
      [dead.key, forged].flatMap((bad) => Array.from({ length: 60 }, () => verifyWith(bad))),
    );
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await verifyWith(key)).headers.get("x-throttle-remaining")).toBe("99");
  });
});

it("nobody is exempt: a superuser is limited by herself", async () => {
  const token = await accessTokenFor(cast.sue);
  const statuses = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await callRoute(accounts, "GET", { token })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
});

describe("a visitor is told apart by address", () => {
  // What record-peer.ts makes of the header: the socket's peer comes last.
  it.each([
    [0, "9.9.9.%, 192.0.2.1", "192.0.2.1, with nobody trusted: claims change nothing"],
    [1, "9.9.9.%, 198.51.100.7, 192.0.2.1", "what the one proxy saw"],
    [2, "9.9.9.%, 203.0.113.9, 198.51.100.7, 192.0.2.1", "what the outer proxy saw"],
  ])("behind %i trusted proxies: %s", async (trusted, forwarded) => {
    process.env.TRUSTED_PROXIES = String(trusted);
    resetEnv();
    const tries = [1, 2, 3, 4].map((claim) => forwarded.replace("%", String(claim)));
    const statuses = [];
    for (const claimed of tries) statuses.push((await logInFrom(claimed)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(
      (await logInFrom(forwarded.replace(/.*/, "203.0.113.200, 203.0.113.201, 203.0.113.202"))).status,
    ).toBe(401);
  });
});

function verifyWith(token: string) {
  return callRoute(verify, "GET", { token });
}

function logInFrom(forwarded: string) {
  const body = { email: "nobody@example.test", password: "wrong-password-1" };
  return callRoute(login, "POST", { body, headers: { "x-forwarded-for": forwarded } });
}
