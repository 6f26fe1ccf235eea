/** Guards app/api/v1/bridge/, lib/bridge/. */
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as content from "@/app/api/v1/bridge/content/route";
import * as heartbeat from "@/app/api/v1/bridge/heartbeat/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { asSystem, siteConnections, sites } from "@/db";
import { DEFAULT_SCOPES } from "@/lib/api-keys/api-key";
import { setClock } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { contentItem as item } from "./content-item";
import { statementsOf } from "./count-statements";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
let siteId: number;
let key: string;

beforeAll(async () => {
  cast = await createCast();
  siteId = (await siteFor(cast.acme)).id;
  key = (await keyFor(cast.acme, { siteId, scopes: [...DEFAULT_SCOPES] })).key;
});
afterEach(() => {
  setClock(undefined);
  forgetLimits();
});

describe("verify", () => {
  it("says whose key it is, its site, its scopes and the credits, by one statement", async () => {
    const { result, statements } = await statementsOf(() => callRoute(verify, "GET", { token: key }));
    expect(statements).toHaveLength(1);
    expect(result.body.data).toEqual({
      account: { id: cast.acme.id, name: "Acme", status: "active" },
      plan: { slug: "growth", name: "Growth" },
      site: { id: siteId, name: expect.any(String), url: expect.stringContaining("https://") },
      scopes: ["bridge:read", "bridge:write", "credits:read", "credits:write"],
      credits: 2000,
      balance: { balance: 2000, plan: 2000, bought: 0, held: 0, available: 2000 },
      features: ["ai_writer", "image_gen", "auto_publish"],
      key: { id: expect.any(Number), prefix: expect.stringMatching(/^igny8_/), expires_at: null },
      identity: { state: "untold", connected_site_url: null },
      revision: 0,
      deliveries_waiting: 0,
    });
    expect(result.headers.get("x-credits-remaining")).toBe("2000");
    expect(result.headers.get("x-throttle-limit")).toBe("120");
  });

  it("is for keys: a person's token is 403", async () => {
    const token = await accessTokenFor(cast.olivia);
    expect((await callRoute(verify, "GET", { token })).body.code).toBe("forbidden");
    const sue = await accessTokenFor(cast.sue);
    expect((await callRoute(verify, "GET", { token: sue })).body.code).toBe("account_required");
    // Whatever it sends: that it may not comes before that it does so wrongly.
    const sent = await callRoute(heartbeat, "POST", { token, body: { wrong: true } });
    expect([sent.status, sent.body.code]).toEqual([403, "forbidden"]);
  });
});

describe("heartbeat", () => {
  const body = {
    site_url: "https://shop.example.com/",
    wp_version: "6.9",
    php_version: "8.3.1",
    plugin_version: "1.0.0",
    post_types: ["post", "page"],
  };

  it("keeps one connection a site: first seen once, last contact each time", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    await callRoute(heartbeat, "POST", { token: key, body });
    setClock(new Date("2026-11-22T13:00:00Z"));
    const { body: answer } = await callRoute(heartbeat, "POST", {
      token: key,
      body: { ...body, wp_version: "7.0" },
    });
    expect(answer.data).toMatchObject({
      connected: true,
      site_id: siteId,
      wp_version: "7.0",
      first_seen_at: "2026-11-22T12:00:00.000Z",
      last_heartbeat_at: "2026-11-22T13:00:00.000Z",
      last_content_at: null,
    });
  });

  it("keeps the site's icon until another is sent, or that there is none", async () => {
    const send = async (more: object) =>
      (await callRoute(heartbeat, "POST", { token: key, body: { ...body, ...more } })).status;
    const icon = async () =>
      (await asSystem((tx) => tx.select().from(siteConnections).where(sql`site_id = ${siteId}`)))[0];
    const png = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1").toString("base64");
    expect(await send({ icon: png })).toBe(200);
    const kept = { icon: png, iconVersion: expect.stringMatching(/^[0-9a-f]{16}$/) };
    expect(await icon()).toMatchObject(kept);
    expect(await send({})).toBe(200); // A plugin that knows of no icons.
    expect(await icon()).toMatchObject(kept);
    expect(await send({ icon: null })).toBe(200);
    expect(await icon()).toMatchObject({ icon: null, iconVersion: null });
  });

  it("refuses as an icon what is too large, or no raster picture", async () => {
    const svg = Buffer.from("<svg onload='alert(1)'/>").toString("base64");
    const large = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(8192)]);
    for (const icon of [svg, large.toString("base64"), "not base64!", "", 7]) {
      const answer = await callRoute(heartbeat, "POST", { token: key, body: { ...body, icon } });
      expect(answer.body, String(icon).slice(0, 20)).toMatchObject({
        code: "validation_error",
        errors: { icon: [expect.any(String)] },
      });
    }
  });

  it("is welcome from a read-only site, whose content is not", async () => {
    await asSystem((tx) => tx.execute(sql`update sites set status = 'read_only' where id = ${siteId}`));
    expect((await callRoute(heartbeat, "POST", { token: key, body })).status).toBe(200);
    expect((await put([item(1)])).body.code).toBe("site_read_only");
    await asSystem((tx) => tx.update(sites).set({ status: "active" }).where(sql`id = ${siteId}`));
  });
});

describe("content", () => {
  it("is created, then unchanged, then updated; older news never overwrite newer", async () => {
    expect((await put([item(1), item(2)])).body.data).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    expect((await put([item(1), item(2)])).body.data).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    const newer = item(1, { title: "Newer", modified_at: "2026-11-02T00:00:00Z" });
    expect((await put([newer, item(3)])).body.data).toMatchObject({ created: 1, updated: 1, unchanged: 0 });
    expect((await put([item(1, { title: "Older" })])).body.data).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
    expect((await titles()).slice(0, 3)).toEqual(["Newer", "Title 2", "Title 3"]);
  });

  it("sent twice in one batch counts once: the newest wins, whatever the time zone it is told in", async () => {
    const early = item(50, { title: "Early", modified_at: "2026-11-05T10:00:00Z" });
    const late = item(50, { title: "Late", modified_at: "2026-11-05T06:00:00-05:00" });
    expect((await put([late, early])).body.data).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
    expect(await titles("type=post&status=publish&limit=100")).toContain("Late");
  });

  it("comes in one statement for 500 items, as a list or under `items`; 501 are too many", async () => {
    const many = Array.from({ length: 500 }, (_, index) => item(1000 + index));
    const { result, statements } = await statementsOf(() => put(many));
    expect(result.body.data).toMatchObject({ created: 500, updated: 0, unchanged: 0 });
    expect(statements.filter((text) => text.includes("insert into site_contents"))).toHaveLength(1);
    expect(statements).toHaveLength(2); // The key, and the upsert with its scope: two round trips.
    expect((await put({ items: many })).body.data).toMatchObject({ unchanged: 500 });
    expect((await put([...many, item(1)])).body.code).toBe("validation_error");
    expect((await put([])).body.code).toBe("validation_error");
  });

  it("that is wrong in one item is refused with the item's place and field, however the list is sent", async () => {
    const wrong = [item(1), item(2, { wp_id: "two" })];
    const oneSentence = [expect.any(String)];
    expect((await put(wrong)).body.errors).toEqual({ "1.wp_id": oneSentence });
    expect((await put({ items: wrong })).body.errors).toEqual({ "items.1.wp_id": oneSentence });
    expect((await put({ items: [item(1)], more: 1 })).body.errors).toEqual({ more: ["Unknown field."] });
    expect((await put("all of it")).body.errors).toEqual({ body: oneSentence });
  });

  it("is paged by key, each item once, also while more arrive", async () => {
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `limit=100${cursor ? `&cursor=${cursor}` : ""}`;
      const { body } = await callRoute(content, "GET", { token: key, query });
      seen.push(...(body.data.results as { wp_id: number }[]).map(({ wp_id }) => wp_id));
      if (cursor === "") await put([item(9999)]);
      cursor = body.data.next_cursor as string | null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(9999);
    expect(seen).toHaveLength(505);
  });

  it("is compared 500 at a time, and no more", async () => {
    const page = (limit: number) => callRoute(content, "GET", { token: key, query: `limit=${limit}` });
    expect((await page(500)).body.data.results).toHaveLength(500);
    expect((await page(501)).body.errors).toEqual({ limit: [expect.any(String)] });
  });

  it("of two batches at once with the same posts in another order, neither waits for ever", async () => {
    const batch = (title: string, day: number) =>
      Array.from({ length: 200 }, (_, index) =>
        item(1000 + index, { title, modified_at: `2026-11-1${day}T00:00:00Z` }),
      );
    const answers = await Promise.all([put(batch("A", 1)), put(batch("B", 2).reverse()), put(batch("C", 3))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await titles("limit=100")).filter((title) => title === "C").length).toBeGreaterThan(0);
  });

  it("with years and time zones that PostgreSQL does not know is refused or understood, never an error", async () => {
    expect((await put([item(60, { modified_at: "0000-01-01T00:00:00Z" })])).status).toBe(400);
    expect((await put([item(60, { modified_at: "9999-12-31T23:59:59+23:59" })])).status).toBe(200);
  });
});

describe("a key for every site of the account", () => {
  it("has to say which one it means, and reaches no stranger's", async () => {
    const everywhere = (await keyFor(cast.acme)).key;
    const ask = async (query: string) => (await callRoute(content, "GET", { token: everywhere, query })).body;
    expect(await ask("")).toMatchObject({
      code: "validation_error",
      errors: { site_id: [expect.any(String)] },
    });
    expect(await ask(`site_id=${siteId}&limit=1`)).toMatchObject({ success: true });
    const theirs = await siteFor(cast.strangers);
    expect(await ask(`site_id=${theirs.id}`)).toMatchObject({ code: "not_found" });
  });
});

describe("a key of one site", () => {
  it("sees no other site of its own account", async () => {
    const other = await siteFor(cast.acme);
    const { body } = await callRoute(content, "GET", { token: key, query: `site_id=${other.id}` });
    expect(body.code).toBe("not_found");
  });
});

function put(body: unknown) {
  return callRoute(content, "PUT", { token: key, body });
}

async function titles(query = ""): Promise<string[]> {
  const { body } = await callRoute(content, "GET", { token: key, query });
  return (body.data.results as { title: string }[]).map(({ title }) => title);
}
