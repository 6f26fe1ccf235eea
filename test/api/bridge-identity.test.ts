/** Guards lib/bridge/identity/, lib/bridge/disconnect-site.ts, app/api/v1/bridge/, app/api/v1/sites/[id]/identity/. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as content from "@/app/api/v1/bridge/content/route";
import * as deliveries from "@/app/api/v1/bridge/deliveries/route";
import * as disconnect from "@/app/api/v1/bridge/disconnect/route";
import * as heartbeat from "@/app/api/v1/bridge/heartbeat/route";
import * as identity from "@/app/api/v1/bridge/identity/route";
import * as rotate from "@/app/api/v1/bridge/rotate-key/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as siteIdentity from "@/app/api/v1/sites/[id]/identity/route";
import * as siteRoute from "@/app/api/v1/sites/[id]/route";
import { apiKeys, asSystem, auditEvents, siteConnections } from "@/db";
import type { BoundIdentity } from "@/lib/bridge/identity/identity";
import { recordHeartbeat } from "@/lib/bridge/record-heartbeat";
import { setClock } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { createSite } from "@/lib/sites/create-site";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { contentItem as item } from "./content-item";
import { keyFor, siteFor } from "./world";

useDatabase();

/** One WordPress, as it says who it is. */
interface Install {
  site_url: string;
  install_id?: string;
}
const ORIGINAL: Install = { site_url: "https://shop.example.com/", install_id: "install-original" };
const VERSIONS = { wp_version: "6.9", php_version: "8.3", plugin_version: "1.2.0", post_types: ["post"] };

let account: { id: number };
let siteId: number;
let key: string;
let editor: string;

beforeEach(async () => {
  forgetLimits();
  account = await createAccount({ plan: "growth" });
  siteId = (await siteFor(account)).id;
  key = (await keyFor(account, { siteId })).key;
  editor = await accessTokenFor(await createPerson({ account, role: "editor" }));
  await beat(ORIGINAL);
});
afterEach(() => setClock(undefined));

describe("the table of cases, to the server", () => {
  const id = ORIGINAL.install_id;
  it.each<[what: string, other: Install, served: boolean]>([
    ["a clone at another domain", { site_url: "https://clone.example.org", install_id: id }, false],
    ["a clone with an old plugin, which makes up no id", { site_url: "https://clone.example.org" }, false],
    [
      "staging, below the same domain",
      { site_url: "https://staging.shop.example.com", install_id: id },
      false,
    ],
    ["from https to http", { site_url: "http://shop.example.com", install_id: id }, true],
    ["the other way, with www", { site_url: "https://www.shop.example.com/", install_id: id }, true],
    ["a move to another domain", { site_url: "https://shop.example.net", install_id: id }, false],
    ["a move into a folder", { site_url: "https://shop.example.com/shop", install_id: id }, false],
    ["a backup restored in its place", ORIGINAL, true],
    ["two sites with one key", { site_url: "https://other.example.com", install_id: "install-other" }, false],
    ["another WordPress at its address, with its key", { ...ORIGINAL, install_id: "install-other" }, false],
    [
      "a site of a network, copied within it",
      { site_url: "https://shop.example.com/two", install_id: id },
      false,
    ],
    ["a reverse proxy's other port", { site_url: "https://shop.example.com:443", install_id: id }, true],
    ["a reverse proxy's inner host", { site_url: "http://10.0.0.7:8080", install_id: id }, false],
    [
      "another spelling of capitals in the host",
      { site_url: "https://SHOP.example.com", install_id: id },
      true,
    ],
    ["another folder in capitals", { site_url: "https://shop.example.com/Blog", install_id: id }, false],
    ["WP-CLI search-replace to a new domain", { site_url: "https://brand.example", install_id: id }, false],
  ])("%s", async (_, other, served) => {
    const status = served ? 200 : 409;
    const code = served ? undefined : "site_identity_conflict";
    expect(await stateOf(other)).toBe(served ? "same" : "conflict");
    for (const answer of [await put(other), await leaseAs(other), await beat(other), await rotateAs(other)])
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    const { connection, identity_conflicts } = await site();
    expect(connection.site_url).toBe(served ? other.site_url : ORIGINAL.site_url);
    expect(identity_conflicts.map(({ site_url }) => site_url)).toEqual(served ? [] : [other.site_url]);
  });

  it("a plugin that says neither keeps working", async () => {
    expect((await callRoute(content, "PUT", { token: key, body: [item(1)] })).status).toBe(200);
    const { body } = await callRoute(verify, "GET", { token: key });
    expect(body.data.identity).toEqual({ state: "untold", connected_site_url: ORIGINAL.site_url });
    expect((await callRoute(rotate, "POST", { token: key, body: {} })).status).toBe(200);
  });

  it("a plugin too old to say its id can't speak for a site whose id is known", async () => {
    const headers = { "user-agent": "igny8-bridge/1.1.0; WordPress/6.4" };
    const call = (token: string, told: object = {}) => [
      callRoute(content, "PUT", { token, headers, body: [item(1)] }),
      callRoute(deliveries, "GET", { token, headers }),
      callRoute(rotate, "POST", { token, headers, body: {} }),
      callRoute(heartbeat, "POST", { token, headers, body: { ...VERSIONS, ...told } }),
    ];
    const told = { site_url: ORIGINAL.site_url };
    for (const answer of await Promise.all(call(key, told)))
      expect([answer.status, answer.body.code]).toEqual([409, "site_identity_conflict"]);
    expect((await callRoute(verify, "GET", { token: key, headers })).body.data.identity).toMatchObject({
      state: "conflict",
    });
    expect(await site()).toMatchObject({
      connection: ORIGINAL,
      identity_conflicts: [{ site_url: ORIGINAL.site_url, install_id: null }],
    });
    expect((await put(ORIGINAL)).status, "the original goes on").toBe(200);
  });

  it("a plugin that went back to an old version is served once somebody says so, or with a key of its own", async () => {
    const headers = { "user-agent": "igny8-bridge/1.1.0; WordPress/6.4" };
    const beatOld = (token: string) =>
      callRoute(heartbeat, "POST", { token, headers, body: { ...VERSIONS, site_url: ORIGINAL.site_url } });
    expect((await beatOld(key)).status).toBe(409);
    const token = editor;
    await callRoute(siteIdentity, "POST", { token, params: { id: siteId }, body: { choice: "moved" } });
    expect((await beatOld(key)).status).toBe(200);
    expect((await beat(ORIGINAL)).status, "and the update to a new version").toBe(200);
    expect((await site()).connection).toMatchObject(ORIGINAL);
    const own = (await keyFor(account, { siteId })).key;
    expect((await beatOld(own)).status).toBe(200);
    expect((await callRoute(content, "PUT", { token: own, headers, body: [item(1)] })).status).toBe(200);
    expect((await site()).connection).toMatchObject({ site_url: ORIGINAL.site_url, install_id: null });
  });

  it("of two that call for the first time at once, one is connected and the other refused", async () => {
    siteId = (await siteFor(account)).id;
    key = (await keyFor(account, { siteId })).key;
    const answers = await Promise.all([beat(ORIGINAL), beat({ site_url: "https://clone.example.org" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("one that was connected when its key was read, and is not when it is written, is refused", async () => {
    const [before] = await asSystem((tx) =>
      tx.select().from(siteConnections).where(eq(siteConnections.siteId, siteId)),
    );
    const { siteUrl, installId, apiKeyId, wpVersion, phpVersion, pluginVersion, postTypes } = before!;
    const asOriginal = (bound: BoundIdentity) =>
      recordHeartbeat({
        ...{ accountId: account.id, siteId, apiKeyId: apiKeyId!, bound, siteUrl, installId: installId! },
        ...{ wpVersion, phpVersion, pluginVersion, postTypes },
      });
    const bound = { siteUrl, installId, apiKeyId, isDisconnected: false };
    await asSystem((tx) =>
      tx
        .update(siteConnections)
        .set({ siteUrl: "https://moved.example.com" })
        .where(eq(siteConnections.siteId, siteId)),
    );
    await expect(asOriginal(bound)).rejects.toMatchObject({ code: "site_identity_conflict" });
    expect((await site()).connection.site_url).toBe("https://moved.example.com");
    expect((await site()).identity_conflicts).toMatchObject([{ site_url: ORIGINAL.site_url }]);
    const now = { ...bound, siteUrl: "https://moved.example.com" };
    await expect(asOriginal(now)).rejects.toMatchObject({ code: "site_identity_conflict" });
    await asSystem((tx) =>
      tx.update(siteConnections).set({ siteUrl }).where(eq(siteConnections.siteId, siteId)),
    );
    expect(await asOriginal({ ...bound, apiKeyId: null })).toMatchObject({ siteUrl, installId });
  });

  it("a WordPress that was installed again, with a key of its own, takes the place of the one before", async () => {
    key = (await keyFor(account, { siteId })).key;
    const again = { ...ORIGINAL, install_id: "install-again" };
    expect((await beat(again)).status).toBe(200);
    expect((await beat(ORIGINAL)).status).toBe(409);
  });

  it("the answer names both addresses, and a rival that keeps calling is listed once", async () => {
    const clone = { site_url: "https://clone.example.org" };
    setClock(new Date("2026-11-22T12:00:00Z"));
    const { body } = await beat(clone);
    expect(body).toMatchObject({ connected_site_url: ORIGINAL.site_url, site_url: clone.site_url });
    setClock(new Date("2026-11-22T13:00:00Z"));
    await put({ ...clone });
    expect((await site()).identity_conflicts).toEqual([
      {
        ...clone,
        install_id: null,
        first_seen_at: "2026-11-22T12:00:00.000Z",
        last_seen_at: "2026-11-22T13:00:00.000Z",
      },
    ]);
  });
});

describe("the choice", () => {
  const MOVED = { site_url: "https://shop.example.net", install_id: ORIGINAL.install_id };
  const choose = (body: object, token = editor) =>
    callRoute(siteIdentity, "POST", { token, params: { id: siteId }, body });

  it("it moved: the new address is the site's, and the old one is refused", async () => {
    await beat(MOVED);
    const { body } = await choose({ choice: "moved" });
    expect(body.data).toMatchObject({
      url: MOVED.site_url,
      domain: "shop.example.net",
      connection: MOVED,
      identity_conflicts: [],
    });
    expect((await beat(MOVED)).status).toBe(200);
    expect((await put(ORIGINAL)).status).toBe(409);
  });

  it("it is a copy: the original stays, and the copy is refused without asking again", async () => {
    await beat(MOVED);
    expect((await choose({ choice: "copy", ...MOVED })).body.data).toMatchObject({ identity_conflicts: [] });
    expect((await beat(MOVED)).status).toBe(409);
    expect((await site()).identity_conflicts).toEqual([]);
    expect((await beat(ORIGINAL)).status).toBe(200);
    // The wrong button can be put right.
    expect((await choose({ choice: "moved", ...MOVED })).status).toBe(200);
  });

  it("is made in WordPress too, by the one that calls", async () => {
    await beat(MOVED);
    const answer = await callRoute(identity, "POST", { token: key, body: { choice: "moved", ...MOVED } });
    expect(answer.body.data).toMatchObject({ connection: MOVED });
    expect((await beat(MOVED)).status).toBe(200);
  });

  it("leaves the site's address alone where another site of the account has it", async () => {
    const name = `taken-${siteId}.example.net`;
    const by = { actor: "terminal" };
    await createSite({ accountId: account.id, name, url: `https://${name}`, by });
    const rival = { site_url: `https://${name}` };
    await beat(rival);
    expect((await choose({ choice: "moved" })).body.data).toMatchObject({
      url: expect.not.stringContaining(name),
      connection: { site_url: rival.site_url },
    });
  });

  it("is an editor's, and there is none where nobody asks", async () => {
    expect((await choose({ choice: "moved" })).body.code).toBe("invalid_state");
    await beat(MOVED);
    expect(
      (
        await choose(
          { choice: "moved" },
          await accessTokenFor(await createPerson({ account, role: "viewer" })),
        )
      ).status,
    ).toBe(403);
    expect(
      (
        await choose(
          { choice: "moved" },
          await accessTokenFor(await createPerson({ account: await createAccount(), role: "owner" })),
        )
      ).status,
    ).toBe(404);
  });
});

describe("goodbye", () => {
  const leave = (body?: object) => callRoute(disconnect, "POST", { token: key, body });

  it("ends the key and the connection, and another WordPress may connect", async () => {
    expect((await leave(ORIGINAL)).body.data).toEqual({ disconnected: true, key_revoked: true });
    expect((await callRoute(verify, "GET", { token: key })).status).toBe(401);
    expect((await site()).connection.disconnected_at).toEqual(expect.any(String));
    key = (await keyFor(account, { siteId })).key;
    expect((await beat({ site_url: "https://new.example.org", install_id: "install-new" })).status).toBe(200);
    expect((await site()).connection).toMatchObject({ disconnected_at: null, install_id: "install-new" });
  });

  it("is written into the audit log with its reason", async () => {
    await leave({ reason: "uninstalled" });
    const where = and(eq(auditEvents.action, "site.disconnected"), eq(auditEvents.targetId, String(siteId)));
    const [event] = await asSystem((tx) => tx.select().from(auditEvents).where(where));
    expect(event?.after).toEqual({ reason: "uninstalled", key_revoked: true });
  });

  it("of a copy ends nothing of the original", async () => {
    expect((await leave({ ...ORIGINAL, site_url: "https://clone.example.org" })).status).toBe(409);
    expect((await beat(ORIGINAL)).status).toBe(200);
  });

  it("leaves a key that is for every site, and one that is kept in a file", async () => {
    expect((await leave({ keep_key: true })).body.data).toMatchObject({ key_revoked: false });
    expect((await beat(ORIGINAL)).status).toBe(200);
    const everywhere = await keyFor(account);
    const options = { token: everywhere.key, query: `site_id=${siteId}` };
    expect((await callRoute(disconnect, "POST", options)).body.data).toMatchObject({ key_revoked: false });
    const [row] = await asSystem((tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, everywhere.id)));
    expect(row?.revokedAt).toBeNull();
  });
});

describe("the inventory", () => {
  const AT = new Date("2026-11-22T12:00:00Z");

  it("takes no date from the future that would shut a post for good", async () => {
    setClock(AT);
    await put(ORIGINAL, { modified_at: "9999-12-31T00:00:00Z", title: "Far away" });
    setClock(new Date(AT.getTime() + 6 * 60_000));
    const later = { modified_at: "2026-11-22T12:06:00Z", title: "Edited" };
    expect((await put(ORIGINAL, later)).body.data).toMatchObject({ updated: 1 });
  });

  it("opens again what such a date had shut before", async () => {
    await put(ORIGINAL, { title: "Shut" });
    await asSystem((tx) =>
      tx.execute(`update site_contents set modified_at = '9999-12-31' where site_id = ${siteId}`),
    );
    expect((await put(ORIGINAL, { title: "Open" })).body.data).toMatchObject({ updated: 1 });
  });

  it("counts its changes, so that a restored backup sees that it is behind", async () => {
    const first = (await put(ORIGINAL)).body.data;
    expect(first).toMatchObject({ created: 1, revision: 1 });
    expect((await put(ORIGINAL)).body.data).toMatchObject({ unchanged: 1, revision: 1 });
    expect((await put(ORIGINAL, { modified_at: "2026-11-02T00:00:00Z" })).body.data).toMatchObject({
      revision: 2,
    });
    expect((await beat(ORIGINAL)).body.data).toMatchObject({ revision: 2 });
    expect((await callRoute(verify, "GET", { token: key })).body.data).toMatchObject({ revision: 2 });
  });
});

it("a key for every site is asked about each of them apart", async () => {
  const other = await siteFor(account);
  const { key: token } = await keyFor(account);
  const send = (id: number, install: Install) =>
    callRoute(heartbeat, "POST", { token, query: `site_id=${id}`, body: { ...install, ...VERSIONS } });
  expect((await send(other.id, { site_url: "https://other.example.com" })).status).toBe(200);
  expect((await send(siteId, ORIGINAL)).status).toBe(200);
  expect((await send(siteId, { site_url: "https://other.example.com" })).status).toBe(409);
  const rows = await asSystem((tx) =>
    tx.select().from(siteConnections).where(eq(siteConnections.siteId, other.id)),
  );
  expect(rows[0]?.rivals).toEqual([]);
});

function beat(install: Install) {
  return callRoute(heartbeat, "POST", { token: key, body: { ...VERSIONS, ...install } });
}

function put(install: Install, changes: Record<string, unknown> = {}) {
  const query = new URLSearchParams({ ...install }).toString();
  return callRoute(content, "PUT", { token: key, query, body: [item(1, changes)] });
}

function leaseAs(install: Install) {
  const query = new URLSearchParams({ ...install }).toString();
  return callRoute(deliveries, "GET", { token: key, query });
}

function rotateAs(install: Install) {
  return callRoute(rotate, "POST", { token: key, body: { grace_seconds: 3600, ...install } });
}

async function stateOf(install: Install) {
  const query = new URLSearchParams({ ...install }).toString();
  const { body } = await callRoute(verify, "GET", { token: key, query });
  return (body.data.identity as { state: string }).state;
}

async function site() {
  const { body } = await callRoute(siteRoute, "GET", { token: editor, params: { id: siteId } });
  return body.data as {
    connection: { site_url: string; disconnected_at: string | null };
    identity_conflicts: { site_url: string }[];
  };
}
