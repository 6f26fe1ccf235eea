/** Guards app/api/v1/api-keys/, lib/api-keys/width/, lib/api/callers/admit-key.ts, lib/api/route/respond.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as rotation from "@/app/api/v1/api-keys/[id]/rotate/route";
import * as oneKey from "@/app/api/v1/api-keys/[id]/route";
import * as keys from "@/app/api/v1/api-keys/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import { type Account, apiKeys, asSystem, mails, memberships } from "@/db";
import { writeTouchedKeys } from "@/lib/api-keys/touch-api-key";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { resetEnv } from "@/lib/env";
import { plainAddress } from "@/lib/rate-limits/ip-address";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { keyFor, siteFor } from "./world";

useDatabase();

let agency: Account;
let owner: string;

beforeAll(async () => {
  agency = await createAccount({ plan: "enterprise" });
  owner = await accessTokenFor(await createPerson({ account: agency, role: "owner" }));
});
beforeEach(forgetLimits);
afterEach(() => {
  delete process.env.TRUSTED_PROXIES;
  resetEnv();
});

describe("a key with keys:write", () => {
  it("makes a key that is its maker's as well, tells the owners, and says which key made it", async () => {
    const setup = await keyFor(agency, { scopes: ["keys:write", "bridge:read", "bridge:write"] });
    const site = await siteFor(agency);
    const made = await make(setup.key, { name: "Shop", site_id: site.id });
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: { scopes: ["bridge:read", "bridge:write"], site_id: site.id, created_by_key_id: setup.id },
      },
    });
    expect((await callRoute(verify, "GET", { token: String(made.body.data.key) })).status).toBe(200);
    const rows = await asSystem((tx) => tx.select().from(apiKeys).where(eq(apiKeys.accountId, agency.id)));
    const makers = [setup.id, Number(made.body.data.id)].map(
      (id) => rows.find((row) => row.id === id)?.createdByUserId,
    );
    expect(makers[0]).toBe(makers[1]);
    const emails = await asSystem((tx) => tx.select().from(mails).where(eq(mails.template, "key-created")));
    expect(emails.some(({ props }) => JSON.stringify(props).includes("The API key"))).toBe(true);
  });

  it("makes none that may do more than itself, and is told which scope it lacks", async () => {
    const setup = await keyFor(agency, { scopes: ["keys:write", "sites:read"] });
    const refused = await make(setup.key, { scopes: ["sites:read", "sites:write"] });
    expect(refused).toMatchObject({
      status: 403,
      body: { code: "insufficient_scope", required_scope: "sites:write" },
    });
    expect((await make(setup.key, { scopes: ["sites:read"] })).status).toBe(201);
  });

  it("makes none for more sites, from more places, faster or for longer", async () => {
    const [own, other] = [await siteFor(agency), await siteFor(agency)];
    const setup = await limitedKey(own.id);
    const refusals = [
      { site_id: null },
      { site_id: other.id },
      { allowed_addresses: ["203.0.113.0/23"] },
      { allowed_addresses: null },
      { rate_limit_per_minute: 51 },
      { expires_at: "2998-01-01T00:00:00Z" },
      { expires_at: null },
    ];
    for (const body of refusals) {
      const answer = await makeFrom(setup, { scopes: ["sites:read"], ...body });
      expect(answer, JSON.stringify(body)).toMatchObject({ status: 403, body: { code: "forbidden" } });
      expect(Object.keys(answer.body.errors ?? {})).toEqual(Object.keys(body));
    }
    const narrow = { allowed_addresses: ["203.0.113.7"], rate_limit_per_minute: 5 };
    const made = await makeFrom(setup, { scopes: ["sites:read"], ...narrow });
    expect(made.body.data).toMatchObject({
      site_id: own.id,
      allowed_addresses: ["203.0.113.7/32"],
      rate_limit_per_minute: 5,
      expires_at: "2997-01-01T00:00:00.000Z",
    });
  });

  it("hands on its own limits where none are named", async () => {
    const setup = await limitedKey((await siteFor(agency)).id);
    const { data } = (await makeFrom(setup, { scopes: ["sites:read"] })).body;
    expect(data).toMatchObject({ allowed_addresses: ["203.0.113.0/24"], rate_limit_per_minute: 50 });
  });

  it("neither rotates nor changes a key that may do more, and revokes any that it sees", async () => {
    const wide = await keyFor(agency);
    const setup = await keyFor(agency, { scopes: ["keys:write", "bridge:read"] });
    const on = { token: setup.key, params: { id: wide.id } };
    expect((await callRoute(rotation, "POST", { ...on, body: {} })).body.code).toBe("insufficient_scope");
    expect((await callRoute(oneKey, "PATCH", { ...on, body: { name: "Mine" } })).body.code).toBe(
      "insufficient_scope",
    );
    expect((await callRoute(oneKey, "DELETE", on)).status).toBe(200);
  });

  it("widens not even itself", async () => {
    const setup = await limitedKey((await siteFor(agency)).id);
    const body = { rate_limit_per_minute: null };
    const refused = await callRoute(oneKey, "PATCH", {
      token: setup.key,
      params: { id: setup.id },
      headers: HERE,
      body,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  it("for one site sees that site's keys only", async () => {
    const site = await siteFor(agency);
    const setup = await keyFor(agency, { siteId: site.id });
    const other = await keyFor(agency);
    const { data } = (await callRoute(keys, "GET", { token: setup.key })).body;
    expect((data.results as { id: number }[]).map(({ id }) => id)).toEqual([setup.id]);
    for (const [route, method, body] of [
      [oneKey, "DELETE", undefined],
      [oneKey, "PATCH", { name: "Mine" }],
      [rotation, "POST", {}],
    ] as const)
      expect(
        (await callRoute(route, method, { token: setup.key, params: { id: other.id }, body })).status,
      ).toBe(404);
  });

  it("makes nothing once its maker is no admin any more", async () => {
    const setup = await keyFor(agency);
    await demoteMakerOf(setup.id);
    expect((await make(setup.key, {})).body).toMatchObject({
      code: "insufficient_scope",
      required_role: "admin",
    });
  });
});

describe("a person", () => {
  it("changes a key's limits and name in place", async () => {
    const { key, id } = await keyFor(agency);
    const body = { name: "Renamed", allowed_addresses: ["2001:db8::/32"], rate_limit_per_minute: 7 };
    const changed = await callRoute(oneKey, "PATCH", { token: owner, params: { id }, body });
    expect(changed.body.data).toMatchObject({
      name: "Renamed",
      allowed_addresses: ["2001:db8:0:0:0:0:0:0/32"],
      rate_limit_per_minute: 7,
    });
    expect((await callRoute(verify, "GET", { token: key, headers: HERE })).status).toBe(403);
  });

  it("is told which address can't be read", async () => {
    const refused = await make(owner, { allowed_addresses: ["example.com"] });
    expect(refused).toMatchObject({ status: 400, body: { code: "validation_error" } });
    expect(refused.body.errors?.allowed_addresses?.[0]).toContain("example.com");
  });

  it("takes over the key of somebody who has left, and it works again", async () => {
    const { key, id } = await keyFor(agency);
    await asSystem((tx) => tx.update(apiKeys).set({ createdByUserId: null }).where(eq(apiKeys.id, id)));
    expect((await callRoute(verify, "GET", { token: key })).status).toBe(403);
    const body = { take_over: true };
    expect((await callRoute(oneKey, "PATCH", { token: owner, params: { id }, body })).status).toBe(200);
    expect((await callRoute(verify, "GET", { token: key })).status).toBe(200);
  });
});

describe("allowed addresses", () => {
  it("let in who calls from there, as the proxies that are trusted see it", async () => {
    process.env.TRUSTED_PROXIES = "1";
    resetEnv();
    const key = String(
      (await make(owner, { allowed_addresses: ["203.0.113.0/24", "2001:db8::/32"] })).body.data.key,
    );
    const from = (forwarded: string) =>
      callRoute(verify, "GET", { token: key, headers: { "x-forwarded-for": `${forwarded}, 192.0.2.1` } });
    for (const inside of ["203.0.113.7", "2001:db8::7", "198.51.100.1, 203.0.113.7"])
      expect((await from(inside)).status, inside).toBe(200);
    for (const outside of ["198.51.100.7", "2001:db9::7", "203.0.113.7, 198.51.100.7"]) {
      const refused = await from(outside);
      expect(refused, outside).toMatchObject({ status: 403, body: { code: "address_not_allowed" } });
      expect(refused.body.error).toContain(plainAddress(outside.split(", ").at(-1)!));
    }
  });

  it("keep a stolen key from spending the account's allowance, and from looking used", async () => {
    process.env.RATE_LIMITS = "bridge=3/1m";
    resetEnv();
    const made = (await make(owner, { allowed_addresses: ["203.0.113.0/24"] })).body.data;
    const call = (ip: string) =>
      callRoute(verify, "GET", { token: String(made.key), headers: { "x-forwarded-for": ip } });
    const stolen = [];
    for (let n = 0; n < 5; n += 1) stolen.push((await call("198.51.100.66")).status);
    expect(stolen).toEqual([403, 403, 403, 429, 429]);
    await writeTouchedKeys();
    expect(await lastUse(Number(made.id))).toMatchObject({ last_used_at: null });
    expect((await call("203.0.113.7")).headers.get("x-throttle-remaining")).toBe("2");
    delete process.env.RATE_LIMITS;
  });
});

it("a key's own limit is inside the account's, and its headers say the tighter one", async () => {
  const slow = String((await make(owner, { rate_limit_per_minute: 2 })).body.data.key);
  const fast = (await keyFor(agency)).key;
  const call = (token: string) => callRoute(verify, "GET", { token });
  const answers = [await call(slow), await call(slow), await call(slow)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get("x-throttle-limit"))).toEqual(["2", "2", "2"]);
  expect(Number(answers[2]!.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await call(fast)).headers.get("x-throttle-remaining")).toBe("117");
});

it("the last use is listed with address and client, also when they change within a minute", async () => {
  const { key, id } = await keyFor(agency);
  for (const [ip, client] of [
    ["203.0.113.7", "Agency/1.0"],
    ["2001:db8::7", "Other/2.0\u00e9"],
  ] as const) {
    await callRoute(verify, "GET", { token: key, headers: { "x-forwarded-for": ip, "user-agent": client } });
    await writeTouchedKeys();
    const seen = await lastUse(id);
    expect(seen.last_used_client).toBe(client.replace("\u00e9", ""));
    expect(seen.last_used_address).toBe(ip === "2001:db8::7" ? "2001:db8:0:0:0:0:0:7" : ip);
  }
});

it("what a demoted maker's key may not do is asked again when credits are taken", async () => {
  const { key, id } = await keyFor(agency);
  const spending = {
    accountId: agency.id,
    operation: "linking" as const,
    units: 1,
    siteId: null,
    metadata: {},
    userId: null,
    apiKeyId: id,
  };
  const spend = (idempotencyKey: string) => consumeCredits({ ...spending, idempotencyKey });
  await spend("before");
  await demoteMakerOf(id, "viewer");
  await expect(spend("after")).rejects.toMatchObject({ code: "unauthenticated" });
  const headers = { "idempotency-key": "over-http" };
  const refused = await callRoute(consume, "POST", { token: key, headers, body: { operation: "linking" } });
  expect(refused.body.code).toBe("insufficient_scope");
});

const HERE = { "x-forwarded-for": "203.0.113.7" };

function make(token: string, body: unknown) {
  return callRoute(keys, "POST", { token, body });
}

function makeFrom({ key }: { key: string }, body: unknown) {
  return callRoute(keys, "POST", { token: key, body, headers: HERE });
}

/** One that makes keys for a site, from a network, at fifty a minute, until a day far off. */
async function limitedKey(siteId: number): Promise<{ key: string; id: number }> {
  const { data } = (
    await make(owner, {
      site_id: siteId,
      scopes: ["keys:write", "sites:read"],
      allowed_addresses: ["203.0.113.9/24"],
      rate_limit_per_minute: 50,
      expires_at: "2997-01-01T00:00:00Z",
    })
  ).body;
  return { key: String(data.key), id: Number(data.id) };
}

async function demoteMakerOf(apiKeyId: number, role: "editor" | "viewer" = "editor"): Promise<void> {
  await asSystem(async (tx) => {
    const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, apiKeyId));
    await tx.update(memberships).set({ role }).where(eq(memberships.userId, row!.createdByUserId!));
  });
}

async function lastUse(id: number) {
  const { data } = (await callRoute(keys, "GET", { token: owner, query: "limit=100" })).body;
  return (data.results as Record<string, unknown>[]).find((key) => key.id === id)!;
}
