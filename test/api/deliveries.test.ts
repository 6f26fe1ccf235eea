/** Guards app/api/v1/sites/[id]/deliveries/, app/api/v1/bridge/deliveries/, lib/deliveries/. */
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as contentRoute from "@/app/api/v1/bridge/content/route";
import * as ackRoute from "@/app/api/v1/bridge/deliveries/[id]/ack/route";
import * as leaseRoute from "@/app/api/v1/bridge/deliveries/route";
import * as heartbeatRoute from "@/app/api/v1/bridge/heartbeat/route";
import * as verifyRoute from "@/app/api/v1/bridge/verify/route";
import * as approveRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/approve/route";
import * as rejectRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/reject/route";
import * as retryRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/retry/route";
import * as oneRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/route";
import * as deliveriesRoute from "@/app/api/v1/sites/[id]/deliveries/route";
import * as siteRoute from "@/app/api/v1/sites/[id]/route";
import { accounts, apiKeys, asSystem, deliveries, deliveryImages, plans, sites } from "@/db";
import { FIND_API_KEY_CALLER } from "@/lib/api/callers/find-api-key-caller";
import { advanceClock, now } from "@/lib/clock";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { LEASE_MS, MOST_ATTEMPTS } from "@/lib/deliveries/delivery";
import { leaseDeliveries } from "@/lib/deliveries/lease-deliveries";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { contentItem } from "./content-item";
import { statementsOf } from "./count-statements";
import { keyFor, siteFor } from "./world";

process.env.RATE_LIMITS = "content_write=1000/1m,content_read=1000/1m,bridge=1000/1m";
useDatabase();

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1").toString("base64");
const HEARTBEAT = {
  site_url: "https://shop.example.com",
  wp_version: "6.9",
  php_version: "8.3",
  plugin_version: "1.2.0",
  post_types: ["post"],
};
const ARTICLE = { title: "Ten herbs", content: "<p>Basil first.</p>" };

let cast: Cast;
let passedMs = 0;
let ed: string;
let vera: string;

beforeAll(async () => {
  cast = await createCast();
  await asSystem((tx) => tx.update(plans).set({ maxSites: 100 }).where(eq(plans.slug, "growth")));
  ed = await accessTokenFor(cast.ed);
  vera = await accessTokenFor(cast.vera);
});
afterEach(() => {
  forgetLimits();
  advanceClock(-passedMs); // Access tokens live for minutes.
  passedMs = 0;
});

describe("handing over", () => {
  it("takes nothing for a key that was revoked while its call was on the way", async () => {
    const siteId = (await siteFor(cast.acme)).id;
    await hand(siteId);
    const { id: apiKeyId } = await keyFor(cast.acme, { siteId, scopes: ["bridge:write"] });
    await asSystem((tx) => tx.update(apiKeys).set({ revokedAt: now() }).where(eq(apiKeys.id, apiKeyId)));
    const by = { actor: `api_key:${apiKeyId}`, asks: { apiKeyId } };
    const leasing = leaseDeliveries({ accountId: cast.acme.id, siteId, limit: 5, by });
    await expect(leasing).rejects.toMatchObject({ code: "unauthenticated" });
    const rows = await asSystem((tx) => tx.select().from(deliveries).where(eq(deliveries.siteId, siteId)));
    expect(rows).toMatchObject([{ status: "queued", attempts: 0 }]);
  });

  it("keeps every field, as a draft unless said, and repeats its answer for the same Idempotency-Key", async () => {
    const { site } = await place();
    const spent = await consumeCredits({
      ...{ accountId: cast.acme.id, operation: "linking", units: 1, siteId: null, metadata: {} },
      ...{ idempotencyKey: "herbs", userId: cast.ed.id, apiKeyId: null },
    });
    const body = {
      ...ARTICLE,
      excerpt: "Short",
      slug: "ten-herbs",
      status: "future",
      publish_at: "2999-01-01T00:00:00Z",
      post_type: "page",
      terms: { category: ["garden", { slug: "herbs", name: "Herbs" }] },
      featured_image: { url: "https://img.example.com/a.png", alt: "A" },
      images: [{ name: "b.png", file_base64: PNG, alt: "B" }],
      content: '<p>Basil <img src="upload:b.png"></p>',
      seo_title: "Herbs!",
      seo_description: "All of them",
      author: "ed",
      credit_transaction_id: spent.transactionId,
    };
    const headers = { "idempotency-key": "once" };
    const first = await hand(site, body, { headers });
    expect(first.status).toBe(201);
    expect(first.body.data).toMatchObject({
      ...{ site_id: site, status: "queued", post_status: "future", revision: 1, slug: "ten-herbs" },
      publish_at: "2999-01-01T00:00:00.000Z",
      terms: {
        category: [
          { slug: "garden", name: null },
          { slug: "herbs", name: "Herbs" },
        ],
      },
      featured_image: { url: "https://img.example.com/a.png", name: null, alt: "A" },
      images: [{ url: null, name: "b.png", alt: "B" }],
      ...{ author: "ed", credit_transaction_id: spent.transactionId, post_id: null },
    });
    const again = await hand(site, body, { headers });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body.data.id).toBe(first.body.data.id);
    expect((await hand(site)).body.data).toMatchObject({ post_status: "draft", post_type: "post" });
    expect(await idsOf(site)).toHaveLength(2);
  });

  it("is for editors and keys with content:write; a site's own key knows no other site", async () => {
    const [{ site }, other] = [await place(), await place()];
    const writer = (await keyFor(cast.acme, { siteId: site, scopes: ["content:write"] })).key;
    const reader = (await keyFor(cast.acme, { scopes: ["bridge:read", "bridge:write"] })).key;
    expect((await hand(site, ARTICLE, { token: writer })).status).toBe(201);
    expect((await hand(other.site, ARTICLE, { token: writer })).body.code).toBe("not_found");
    expect((await hand(site, ARTICLE, { token: reader })).body.code).toBe("insufficient_scope");
    expect((await hand(site, ARTICLE, { token: vera })).body.code).toBe("forbidden");
    for (const token of [vera, writer]) {
      const list = await callRoute(deliveriesRoute, "GET", { token, params: { id: site } });
      expect(list.body.data.results).toHaveLength(1);
    }
  });

  it.each([
    ["no title", { title: " " }, "title"],
    ["a future post without a time", { status: "future" }, "publish_at"],
    [
      "an upload that is no picture",
      { images: [{ name: "a.png", file_base64: "PHN2Zz4=" }] },
      "images.0.file_base64",
    ],
    [
      "an SVG by another name",
      { featured_image: { name: "a.png", file_base64: "PHN2Zz4=" } },
      "featured_image.file_base64",
    ],
    ["a picture that is shown and was not sent", { content: "<img src='upload:x.png'>" }, "content"],
    ["a script for an address", { featured_image: { url: "javascript:alert(1)" } }, "featured_image.url"],
    ["an unknown field", { wings: 2 }, "wings"],
  ])("refuses %s, and says where", async (_, change, field) => {
    const { site } = await place();
    const { status, body } = await hand(site, { ...ARTICLE, ...change });
    expect([status, body.code]).toEqual([400, "validation_error"]);
    expect(Object.keys(body.errors!)).toContain(field);
    expect(await idsOf(site)).toEqual([]);
  });

  it("refuses what is another account's: credits spent and deliveries", async () => {
    const { site } = await place();
    const theirs = (await siteFor(cast.trialCo)).id;
    const tina = await accessTokenFor(cast.tina);
    const foreign = (await hand(theirs, ARTICLE, { token: tina })).body.data.id;
    expect((await hand(site, { ...ARTICLE, credit_transaction_id: 999_999 })).body.code).toBe("not_found");
    expect((await hand(site, { ...ARTICLE, updates_delivery_id: foreign })).body.code).toBe("not_found");
  });

  it("wants auto_publish for anything but a draft, and custom_prompts for a prompt reference", async () => {
    const account = await createAccount({ plan: "starter" });
    const site = (await siteFor(account)).id;
    const token = await accessTokenFor(await createPerson({ account, role: "editor" }));
    const refusal = async (change: object) => (await hand(site, { ...ARTICLE, ...change }, { token })).body;
    for (const status of ["publish", "future"])
      expect(await refusal({ status, publish_at: "2999-01-01T00:00:00Z" })).toMatchObject({
        ...{ code: "feature_not_in_plan", feature: "auto_publish", plan: "growth" },
      });
    expect(await refusal({ prompt_reference: "mine" })).toMatchObject({
      ...{ code: "feature_not_in_plan", feature: "custom_prompts", plan: "scale" },
    });
    const draft = await hand(site, ARTICLE, { token });
    expect(draft.status).toBe(201);
    const changed = await change(site, draft.body.data.id, { status: "publish" }, token);
    expect([changed.status, changed.body.code]).toEqual([403, "feature_not_in_plan"]);
  });
});

describe("publishing needs auto_publish at the moment of doing", () => {
  const setFeatures = (accountId: number, features: string[] | null) =>
    asSystem((tx) => tx.update(accounts).set({ features }).where(eq(accounts.id, accountId)));

  async function stage(features: string[]) {
    const account = await createAccount({ plan: "growth" });
    await setFeatures(account.id, features);
    const site = (await siteFor(account)).id;
    const token = await accessTokenFor(await createPerson({ account, role: "editor" }));
    const { key } = await keyFor(account, { siteId: site, scopes: ["bridge:read", "bridge:write"] });
    const send = async (body: object) => (await hand(site, { ...ARTICLE, ...body }, { token })).body;
    const params = (id: unknown) => ({ token, params: { id: site, delivery_id: Number(id) } });
    const state = async (id: unknown) => (await callRoute(oneRoute, "GET", params(id))).body.data;
    const list = (status: string) =>
      callRoute(contentRoute, "PUT", { token: key, body: [{ ...contentItem(7), status }] });
    return { account, site, token, key, send, state, list, params };
  }

  it("an update of a post that a person has published publishes", async () => {
    const { send, key, list, params } = await stage([]);
    const first = (await send({})).data.id;
    await lease(key);
    await ack(key, Number(first), { status: "delivered", post_id: 7 });
    await list("draft");
    const update = { updates_delivery_id: first };
    expect((await send(update)).code).toBeUndefined();
    await list("publish");
    expect(await send(update)).toMatchObject({ code: "feature_not_in_plan", feature: "auto_publish" });
    const other = (await send({})).data.id;
    const changed = await callRoute(oneRoute, "PATCH", { ...params(other), body: update });
    expect(changed.body.code).toBe("feature_not_in_plan");
  });

  it("what was handed over before the feature went is not fetched, and fails with the reason", async () => {
    const { account, send, state, key } = await stage(["auto_publish"]);
    const published = (await send({ status: "publish" })).data.id;
    const update = (await send({ updates_delivery_id: published })).data.id;
    const draft = (await send({})).data.id;
    await setFeatures(account.id, []);
    for (const leased of [await lease(key), await lease(key)])
      for (const each of leased.results) expect(each).toMatchObject({ id: draft, may_publish: false });
    for (const id of [published, update])
      expect(await state(id)).toMatchObject({
        status: "failed",
        reason: expect.stringContaining("automatic publishing"),
      });
    expect((await state(draft)).status).toBe("leased");
  });

  it("a retry and a lease with the feature go through, and the plugin hears that it may", async () => {
    const { account, send, key, params } = await stage(["auto_publish"]);
    const id = (await send({ status: "publish" })).data.id;
    await setFeatures(account.id, []);
    await lease(key);
    expect((await callRoute(retryRoute, "POST", params(id))).body.code).toBe("feature_not_in_plan");
    await setFeatures(account.id, ["auto_publish"]);
    expect((await callRoute(retryRoute, "POST", params(id))).status).toBe(200);
    expect((await lease(key)).results).toMatchObject([{ id, may_publish: true }]);
  });
});

describe("a site's plugin", () => {
  it("leases the oldest, once for two who ask, and gets the uploads in full", async () => {
    const { site, key } = await place();
    const first = await handed(site, {
      ...ARTICLE,
      featured_image: { name: "a.png", file_base64: PNG },
    });
    const second = await handed(site);
    const [a, b] = await Promise.all([lease(key), lease(key)]);
    const ids = [...a.results, ...b.results].map(({ id }) => id).sort((x, y) => x - y);
    expect(ids).toEqual([first, second]);
    const upload = [...a.results, ...b.results].find(({ id }) => id === first)!;
    expect(upload.uploads).toMatchObject([{ name: "a.png", content_type: "image/png", data_base64: PNG }]);
    expect((await lease(key)).results).toEqual([]);
    expect((await read(site, first)).status).toBe("leased");
  });

  it("gets a lease back that ran out, and ends it once: a repetition and a late failure change nothing", async () => {
    const { site, key } = await place();
    const id = await handed(site);
    expect((await lease(key)).results).toHaveLength(1);
    leaseOver();
    expect((await read(site, id)).status).toBe("queued");
    expect((await lease(key)).results.map((each) => each.id)).toEqual([id]);
    const done = { status: "delivered", revision: 1, post_id: 7, permalink: "https://x.example.com/?p=7" };
    expect(await ack(key, id, done)).toMatchObject({ status: "delivered", post_id: 7 });
    expect(await ack(key, id, done)).toMatchObject({ status: "delivered", post_id: 7 });
    expect(await ack(key, id, { status: "failed", reason: "Disk full" })).toMatchObject({
      status: "delivered",
    });
    expect(await read(site, id)).toMatchObject({
      ...{
        status: "delivered",
        post_id: 7,
        permalink: "https://x.example.com/?p=7",
        reason: null,
        attempts: 2,
      },
    });
    expect((await lease(key)).results).toEqual([]);
  });

  it("forgets an upload once WordPress has it", async () => {
    const { site, key } = await place();
    const id = await handed(site, { ...ARTICLE, featured_image: { name: "a.png", file_base64: PNG } });
    await lease(key);
    await ack(key, id, { status: "delivered", post_id: 7 });
    const kept = await asSystem((tx) => tx.select().from(deliveryImages));
    expect(kept.filter(({ deliveryId }) => deliveryId === id)).toEqual([]);
  });

  it("says in words why it failed; a retry begins again", async () => {
    const { site, key } = await place();
    const id = await handed(site);
    await lease(key);
    const reason = "There is no post type recipe.";
    await ack(key, id, { status: "failed", revision: 1, reason });
    expect(await read(site, id)).toMatchObject({ status: "failed", reason });
    expect((await lease(key)).results).toEqual([]);
    expect((await act(retryRoute, site, id)).body.data).toMatchObject({ status: "queued", reason: null });
    expect((await lease(key)).results).toHaveLength(1);
    expect((await act(retryRoute, site, id)).body.code).toBe("invalid_state");
  });

  it("gives back what it leased before a change: the answer to the old one does not end the new one", async () => {
    const { site, key } = await place();
    const id = await handed(site);
    await lease(key);
    expect((await change(site, id, { title: "Too late" })).body.code).toBe("invalid_state");
    leaseOver();
    expect((await change(site, id, { title: "Eleven herbs" })).body.data).toMatchObject({ revision: 2 });
    await ack(key, id, { status: "delivered", revision: 1, post_id: 9 });
    expect(await read(site, id)).toMatchObject({ status: "queued", post_id: 9, title: "Eleven herbs" });
    expect((await lease(key)).results).toMatchObject([{ revision: 2, title: "Eleven herbs" }]);
  });

  it("has failed what it took too often without an end", async () => {
    const { site, key } = await place();
    const id = await handed(site);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      expect((await lease(key)).results).toHaveLength(1);
      leaseOver();
    }
    ed = await accessTokenFor(cast.ed); // An hour has gone.
    expect((await lease(key)).results).toEqual([]);
    expect(await read(site, id)).toMatchObject({ status: "failed" });
  });

  it("is told how many wait, and that a person has edited the post", async () => {
    const { site, key } = await place();
    const first = await handed(site);
    await handed(site);
    expect(await lease(key)).toMatchObject({ deliveries_waiting: 1 });
    const kept = { status: "failed", reason: "A person edited it.", post_id: 4, edited_by_person: true };
    expect(await ack(key, first, kept)).toMatchObject({ deliveries_waiting: 1 });
    expect(await read(site, first)).toMatchObject({ status: "failed", edited_by_person: true, post_id: 4 });
  });

  it("hears with each heartbeat how many wait", async () => {
    const { site, key } = await place();
    const told = async () => {
      const beat = await callRoute(heartbeatRoute, "POST", { token: key, body: HEARTBEAT });
      return beat.body.data.deliveries_waiting;
    };
    expect(await told()).toBe(0);
    await handed(site);
    expect(await told()).toBe(1);
    await lease(key);
    expect(await told()).toBe(0);
    leaseOver();
    expect(await told()).toBe(1);
  });

  it("hears it in every other answer of the bridge too, by no more statements; a read-only site has none", async () => {
    const { site, key } = await place();
    await callRoute(heartbeatRoute, "POST", { token: key, body: HEARTBEAT });
    const asked = async () => {
      const put = { token: key, body: [contentItem(1)] };
      const { result, statements } = await statementsOf(() => callRoute(verifyRoute, "GET", { token: key }));
      expect(statements).toHaveLength(1);
      const answers = [
        result,
        await callRoute(contentRoute, "GET", { token: key }),
        await callRoute(contentRoute, "PUT", put),
      ];
      return answers.map(({ body }) => body.data?.deliveries_waiting);
    };
    expect(await asked()).toEqual([0, 0, 0]);
    await handed(site);
    expect(await asked()).toEqual([1, 1, 1]);
    const everySite = (await keyFor(cast.acme)).key;
    const query = `site_id=${site}`;
    const elsewhere = await callRoute(contentRoute, "GET", { token: everySite, query });
    expect(elsewhere.body.data.deliveries_waiting).toBe(1);
    await asSystem((tx) => tx.update(sites).set({ status: "read_only" }).where(eq(sites.id, site)));
    expect(await asked()).toEqual([0, 0, undefined]);
    expect(await lease(key)).toEqual({ results: [], deliveries_waiting: 0 });
  });

  it("is counted with its key by the small index of what waits", async () => {
    const values = { publicId: "none", accountId: cast.acme.id, at: new Date().toISOString() };
    const plan = await asSystem(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`); // Else a table of a few rows is read whole.
      return tx.execute(sql`explain (format json) ${FIND_API_KEY_CALLER.of(values)}`);
    });
    expect(JSON.stringify(plan.rows)).toContain('"Index Name":"deliveries_waiting"');
  });

  it("cannot end another site's", async () => {
    const [mine, other] = [await place(), await place()];
    const id = await handed(other.site);
    const params = { id };
    const body = { status: "delivered", post_id: 1 };
    const refused = await callRoute(ackRoute, "POST", { token: mine.key, params, body });
    expect(refused.body.code).toBe("not_found");
    expect((await read(other.site, id)).status).toBe("queued");
  });
});

describe("a site where a person approves first", () => {
  it("hands out nothing before; a change after approval is approved again; keys don't approve", async () => {
    const { site, key } = await place({ require_approval: true });
    const id = await handed(site);
    expect((await read(site, id)).status).toBe("awaiting_approval");
    expect((await lease(key)).results).toEqual([]);
    const writer = (await keyFor(cast.acme)).key;
    expect((await act(approveRoute, site, id, { token: writer })).body.code).toBe("insufficient_scope");
    expect((await act(approveRoute, site, id, { token: vera })).body.code).toBe("forbidden");
    expect((await act(approveRoute, site, id)).body.data.status).toBe("queued");
    expect((await change(site, id, { title: "Other" })).body.data.status).toBe("awaiting_approval");
    expect((await lease(key)).results).toEqual([]);
  });

  it("keeps what was rejected, with the reason, until it is retried and approved", async () => {
    const { site, key } = await place({ require_approval: true });
    const id = await handed(site);
    const rejected = await act(rejectRoute, site, id, { body: { reason: "Wrong herbs" } });
    expect(rejected.body.data).toMatchObject({ status: "rejected", reason: "Wrong herbs" });
    expect((await lease(key)).results).toEqual([]);
    expect((await act(retryRoute, site, id)).body.data.status).toBe("awaiting_approval");
  });
});

describe("cancelling", () => {
  it("keeps it from WordPress, twice the same; what is taken or delivered stays", async () => {
    const { site, key } = await place();
    const [gone, taken] = [await handed(site), await handed(site)];
    expect((await cancel(site, gone)).body.data.status).toBe("cancelled");
    expect((await cancel(site, gone)).status).toBe(200);
    expect((await lease(key)).results.map(({ id }) => id)).toEqual([taken]);
    expect((await cancel(site, taken)).body.code).toBe("invalid_state");
    const cancelled = await callRoute(deliveriesRoute, "GET", {
      ...{ token: ed, params: { id: site }, query: "status=cancelled" },
    });
    expect((cancelled.body.data.results as { id: number }[]).map(({ id }) => id)).toEqual([gone]);
  });
});

function leaseOver(): void {
  const ms = LEASE_MS + 1000;
  advanceClock(ms);
  passedMs += ms;
}

/** A site of its own for each test, at Acme. */
async function place(settings?: object): Promise<{ site: number; key: string }> {
  const site = (await siteFor(cast.acme)).id;
  if (settings) await callRoute(siteRoute, "PATCH", { token: ed, params: { id: site }, body: settings });
  return {
    site,
    key: (await keyFor(cast.acme, { siteId: site, scopes: ["bridge:read", "bridge:write"] })).key,
  };
}

function hand(
  site: number,
  body: object = ARTICLE,
  more: { token?: string; headers?: Record<string, string> } = {},
) {
  return callRoute(deliveriesRoute, "POST", { token: ed, ...more, params: { id: site }, body });
}

async function handed(site: number, body: object = ARTICLE): Promise<number> {
  return Number((await hand(site, body)).body.data.id);
}

async function idsOf(site: number): Promise<number[]> {
  const { body } = await callRoute(deliveriesRoute, "GET", { token: ed, params: { id: site } });
  return (body.data.results as { id: number }[]).map(({ id }) => id);
}

async function read(site: number, id: number) {
  const params = { id: site, delivery_id: id };
  return (await callRoute(oneRoute, "GET", { token: ed, params })).body.data;
}

function change(site: number, id: unknown, body: object, token = ed) {
  return callRoute(oneRoute, "PATCH", { token, params: { id: site, delivery_id: Number(id) }, body });
}

function cancel(site: number, id: number) {
  return callRoute(oneRoute, "DELETE", { token: ed, params: { id: site, delivery_id: id } });
}

function act(
  route: Parameters<typeof callRoute>[0],
  site: number,
  id: number,
  { token = ed, body }: { token?: string; body?: object } = {},
) {
  return callRoute(route, "POST", { token, params: { id: site, delivery_id: id }, body });
}

interface Leased {
  results: { id: number; uploads: object[]; title: string }[];
  deliveries_waiting: number;
}

async function lease(token: string): Promise<Leased> {
  return (await callRoute(leaseRoute, "GET", { token })).body.data as unknown as Leased;
}

async function ack(token: string, id: number, body: object) {
  return (await callRoute(ackRoute, "POST", { token, params: { id }, body })).body.data;
}
