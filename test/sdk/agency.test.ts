/** Guards packages/sdk/. What an agency's scripts do, on the product's own routes. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as keys from "@/app/api/v1/api-keys/route";
import type { Account } from "@/db";
import { resetEnv } from "@/lib/env";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { sendWebhooks } from "@/lib/webhooks/sending/send-webhooks";
import { createClient, Igny8Error, verifyWebhook } from "@/packages/sdk/src";
import { keyFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { useReceiver } from "@/test/webhooks/receiver";
import { routesAsFetch } from "./routes-as-fetch";

useDatabase();

let agency: Account;
let setupKey: string;

beforeAll(async () => {
  process.env.RATE_LIMITS = "content_write=1000/1m,content_read=1000/1m,default=1000/1m";
  resetEnv();
  agency = await createAccount({ plan: "enterprise" });
  const token = await accessTokenFor(await createPerson({ account: agency, role: "owner" }));
  const scopes = ["sites:read", "sites:write", "keys:read", "keys:write", "bridge:read", "bridge:write"];
  const { body } = await callRoute(keys, "POST", { token, body: { name: "Setup", scopes } });
  setupKey = String(body.data.key);
  forgetLimits();
});

afterAll(() => {
  delete process.env.RATE_LIMITS;
  resetEnv();
});

const DOMAINS = Array.from({ length: 10 }, (_, n) => `client-${n + 1}.example.com`);

it("ten sites, each with its sectors and a key of its own; the second run changes nothing", async () => {
  const first = await setUp();
  expect(first.keys).toHaveLength(10);
  for (const { key, siteId } of first.keys) {
    const identity = await client(key).get("/bridge/verify/");
    expect(identity).toMatchObject({ site: { id: siteId }, scopes: ["bridge:read", "bridge:write"] });
  }
  const again = await setUp();
  expect(again.keys).toEqual([]);
  const listed = [];
  for await (const site of client(setupKey).list("/sites/", { query: { limit: 3 } })) listed.push(site);
  expect(listed.map(({ domain }) => domain).sort()).toEqual([...DOMAINS].sort());
  expect(listed.every(({ sectors_count }) => sectors_count === 2)).toBe(true);
});

describe("content for one of them", () => {
  it("is handed over, and its credits are held, then taken", async () => {
    const igny8 = await siteClient();
    const site = await igny8.post("/sites/", {
      body: { name: "Garden", url: "https://garden.example.com" },
    });
    const before = (await igny8.get("/credits/balance/")).balance;
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const held = await igny8.post("/credits/reserve/", { body: { amount: 50, expires_at } });
    const article = { title: "Ten herbs", content: "<p>Basil first.</p>" };
    const made = await igny8.post("/sites/{id}/deliveries/", { path: { id: site.id }, body: article });
    const done = { path: { id: held.id }, body: { amount: 42 } };
    await igny8.post("/credits/reserve/{id}/commit/", done);
    expect((await igny8.get("/credits/balance/")).balance).toBe(before - 42);
    const one = { id: site.id, delivery_id: made.id };
    const kept = await igny8.get("/sites/{id}/deliveries/{delivery_id}/", { path: one });
    expect(kept).toMatchObject({ title: "Ten herbs", status: made.status });
  });

  it("that a key may not touch is refused by the name of the scope", async () => {
    const { key } = await keyFor(agency, { scopes: ["sites:read"] });
    const body = { name: "No", url: "https://no.example.com" };
    const refused = await client(key)
      .post("/sites/", { body })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Igny8Error);
    expect(refused).toMatchObject({
      code: "insufficient_scope",
      status: 403,
      details: { required_scope: "sites:write" },
    });
  });
});

describe("what happens", () => {
  const receiver = useReceiver();

  it("arrives as a webhook that the package verifies, and is the same in the list of events", async () => {
    const owner = client(await accessTokenFor(await createPerson({ account: agency, role: "owner" })));
    const { id, secret } = await owner.post("/webhook-endpoints/", {
      body: { url: receiver.url, event_types: ["site.*"] },
    });
    const last = (await owner.get("/events/", { query: { limit: 1 } })).results[0]?.id ?? 0;
    const site = await owner.post("/sites/", { body: { name: "News", url: "https://news.example.com" } });
    await sendWebhooks(id);
    const [arrived] = receiver.received;
    const headers = Object.fromEntries(
      Object.entries(arrived!.headers).map(([name, value]) => [name, String(value)]),
    );
    const event = await verifyWebhook(arrived!.body, headers, secret);
    expect(event).toMatchObject({ type: "site.created", object: `site:${site.id}` });
    const listed = [];
    const query = { order: "oldest", after_id: last, type: "site.*", limit: 1 } as const;
    for await (const each of owner.list("/events/", { query })) listed.push(each);
    expect(listed).toEqual([event]);
  });
});

/** What is there already is left alone. */
async function setUp() {
  const igny8 = client(setupKey);
  const there = new Set<string>();
  for await (const site of igny8.list("/sites/")) there.add(site.domain);
  const made: { siteId: number; key: string }[] = [];
  for (const domain of DOMAINS.filter((one) => !there.has(one))) {
    const site = await igny8.post("/sites/", { body: { name: domain, url: `https://${domain}` } });
    for (const name of ["Guides", "Offers"])
      await igny8.post("/sites/{id}/sectors/", { path: { id: site.id }, body: { name } });
    const body = {
      name: domain,
      site_id: site.id,
      scopes: ["bridge:read" as const, "bridge:write" as const],
    };
    made.push({ siteId: site.id, key: (await igny8.post("/api-keys/", { body })).key });
  }
  return { keys: made };
}

async function siteClient() {
  const { key } = await keyFor(agency);
  return client(key);
}

function client(apiKey: string) {
  return createClient({ apiKey, baseUrl: "http://localhost", fetch: routesAsFetch });
}
