/** Guards lib/edge/spend-allowance.ts, lib/rate-limits/spent-header.ts, lib/rate-limits/upstash-limits.ts. */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { apiKeys, asSystem } from "@/db";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { resetEnv } from "@/lib/env";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { SPENT_HEADER, writeSpent } from "@/lib/rate-limits/spent-header";
import { middleware } from "@/middleware";
import { keyFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { startFront, type UpstashFront } from "./start-front";
import { needsRedis, type RunningRedis, startRedis } from "./start-redis";

useDatabase();

const REQUEST_ID = "0b6f5f2e-7a51-4a0e-9d0c-3f8f0f6c1c11";
/** On a machine so busy that Redis seems away for 300 ms, limits are counted elsewhere for five seconds. */
const PAUSE_MS = 5_100;

interface Heard {
  status: number;
  headers: Headers;
  code: string | undefined;
}

/** As a host that runs Next alone: the middleware first, then the handler with the headers that it left. */
async function call(token: string, sent: Record<string, string> = {}): Promise<Heard> {
  const headers = { authorization: `Bearer ${token}`, "x-request-id": REQUEST_ID, ...sent };
  const passed = await middleware(new NextRequest("http://localhost/api/v1/bridge/verify/", { headers }));
  if (passed.headers.get("x-middleware-next") !== "1")
    return { ...(await read(passed)), headers: passed.headers };
  const left = passed.headers.get(`x-middleware-request-${SPENT_HEADER}`);
  const {
    status,
    headers: answered,
    body,
  } = await callRoute(verify, "GET", {
    token,
    headers: { "x-request-id": REQUEST_ID, ...(left && { [SPENT_HEADER]: left }) },
  });
  return { status, headers: answered, code: body.code };
}

function limitKey(id: number, width: Partial<typeof apiKeys.$inferInsert>) {
  return asSystem((tx) => tx.update(apiKeys).set(width).where(eq(apiKeys.id, id)));
}

async function read(response: Response): Promise<{ status: number; code: string | undefined }> {
  const body = (await response.json()) as { code?: string };
  return { status: response.status, code: body.code };
}

const left = ({ headers }: Heard) => Number(headers.get("x-throttle-remaining"));

function limits(settings: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(settings))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  resetEnv();
  forgetLimits();
}

describe("without Upstash, the middleware", () => {
  beforeEach(() => limits({ RATE_LIMITS: "bridge=5/1h" }));
  afterAll(() => limits({ RATE_LIMITS: undefined }));

  it("lets one credential pass as often as its account may, and answers as the handler would", async () => {
    const { key } = await keyFor(await createAccount());
    const heard = [];
    for (let at = 0; at < 7; at++) heard.push(await call(key));
    expect(heard.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await callRoute(verify, "GET", { token: key, headers: { "x-request-id": REQUEST_ID } });
    expect(refused.status).toBe(429);
    expect(heard[5]!.code).toBe(refused.body.code);
    for (const name of [
      "x-throttle-limit",
      "x-throttle-remaining",
      "retry-after",
      "x-request-id",
      "content-type",
    ])
      expect([name, heard[5]!.headers.get(name)]).toEqual([name, refused.headers.get(name)]);
  });

  it("keeps nobody else of the account out: what the account has left, the handler knows", async () => {
    const account = await createAccount();
    const [one, two] = [await keyFor(account), await keyFor(account)];
    for (let at = 0; at < 3; at++) await call(one.key);
    expect([left(await call(two.key)), left(await call(two.key))]).toEqual([1, 0]);
    expect((await call(two.key)).status).toBe(429);
  });
});

describe("with Upstash, the middleware", { ...needsRedis, retry: 4, timeout: 60_000 }, () => {
  let redis: RunningRedis;
  let front: UpstashFront;
  beforeEach(({ task }) => (task.result?.retryCount ? sleep(PAUSE_MS) : undefined));
  beforeAll(async () => {
    redis = await startRedis();
    front = await startFront(redis.port);
    limits({
      RATE_LIMITS: "bridge=5/1h",
      UPSTASH_REDIS_REST_URL: front.url,
      UPSTASH_REDIS_REST_TOKEN: front.token,
    });
  });
  afterAll(async () => {
    await front?.stop();
    await redis?.stop();
    limits({
      RATE_LIMITS: undefined,
      UPSTASH_REDIS_REST_URL: undefined,
      UPSTASH_REDIS_REST_TOKEN: undefined,
    });
  });

  it("spends once, and the handler says what is left without spending again", async () => {
    const { key } = await keyFor(await createAccount());
    expect([left(await call(key)), left(await call(key))]).toEqual([4, 3]);
  });

  it("refuses all keys of an account that has none left, before the handler, with the handler's answer", async () => {
    const account = await createAccount();
    const [one, two] = [await keyFor(account), await keyFor(account)];
    for (let at = 0; at < 5; at++) expect((await call(at % 2 ? one.key : two.key)).status).toBe(200);
    const [early, late] = [await call(one.key), await callRoute(verify, "GET", { token: two.key })];
    expect([early.status, early.code]).toEqual([late.status, late.body.code]);
    for (const name of ["x-throttle-limit", "x-throttle-remaining"])
      expect([name, early.headers.get(name)]).toEqual([name, late.headers.get(name)]);
  });

  it("a revoked key costs its account nothing: what was taken is given back", async () => {
    const account = await createAccount();
    const [dead, living] = [await keyFor(account), await keyFor(account)];
    await revokeApiKey({ accountId: account.id, apiKeyId: dead.id, by: { actor: "terminal" } });
    for (let at = 0; at < 9; at++) expect((await call(dead.key)).status).toBe(401);
    expect(left(await call(living.key))).toBe(4);
  });

  it("a key from an address that it is not for, or past its own limit, costs its account nothing either", async () => {
    const account = await createAccount();
    const [stolen, wild, living] = [await keyFor(account), await keyFor(account), await keyFor(account)];
    await limitKey(stolen.id, { allowedAddresses: ["203.0.113.0/24"] });
    await limitKey(wild.id, { rateLimitPerMinute: 1 });
    expect((await call(stolen.key)).status).toBe(403);
    const statuses = [];
    for (let at = 0; at < 4; at++) statuses.push((await call(wild.key)).status);
    expect(statuses).toEqual([200, 429, 429, 429]);
    expect(left(await call(living.key))).toBe(3);
  });

  it("nobody else can say that they have spent", async () => {
    const account = await createAccount();
    const { key } = await keyFor(account);
    const decision = { allowed: true, limit: 5, remaining: 99, resetAt: 0, retryAfterSeconds: 0 };
    const [text] = (await writeSpent({ name: "bridge", identity: String(account.id), decision })).split(".");
    const forged = await callRoute(verify, "GET", {
      token: key,
      headers: { [SPENT_HEADER]: `${text}.AAAA` },
    });
    expect(forged.headers.get("x-throttle-remaining")).toBe("4");
    const others = await writeSpent({ name: "bridge", identity: "1", decision });
    const borrowed = await callRoute(verify, "GET", { token: key, headers: { [SPENT_HEADER]: others } });
    expect(borrowed.headers.get("x-throttle-remaining")).toBe("3");
    expect(left(await call(key, { [SPENT_HEADER]: others }))).toBe(2);
  });
});
