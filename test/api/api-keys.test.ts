/**
 * Guards app/api/v1/api-keys/, app/api/v1/bridge/rotate-key/route.ts, lib/api-keys/,
 * lib/api/callers/find-api-key-caller.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as account from "@/app/api/v1/account/route";
import * as rotation from "@/app/api/v1/api-keys/[id]/rotate/route";
import * as oneKey from "@/app/api/v1/api-keys/[id]/route";
import * as keys from "@/app/api/v1/api-keys/route";
import * as ownRotation from "@/app/api/v1/bridge/rotate-key/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { apiKeys, asSystem, mails } from "@/db";
import { writeTouchedKeys } from "@/lib/api-keys/touch-api-key";
import { advanceClock, setClock } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { deleteSite } from "@/lib/sites/delete-site";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { statementsOf } from "./count-statements";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
let olivia: string;

beforeAll(async () => {
  cast = await createCast();
  olivia = await accessTokenFor(cast.olivia);
});
afterEach(() => {
  setClock(undefined);
  forgetLimits();
});

describe("creating a key", () => {
  it("shows it once, stores its hash only, and tells the owners", async () => {
    const { status, body } = await callRoute(keys, "POST", { token: olivia, body: { name: "Shop" } });
    expect(status).toBe(201);
    const { key, prefix, id } = body.data as { key: string; prefix: string; id: number };
    expect(key.startsWith(`${prefix}_${cast.acme.id}_`)).toBe(true);
    expect(body.data).toMatchObject({ name: "Shop", site_id: null, state: "active", last_used_at: null });
    expect(await verifyStatus(key)).toBe(200);

    const list = JSON.stringify((await callRoute(keys, "GET", { token: olivia })).body);
    expect(list).toContain(prefix);
    expect(list).not.toContain(key);
    const [row] = await asSystem((tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, id)));
    expect(JSON.stringify(row)).not.toContain(key.split("_")[3]);
    const letters = await asSystem((tx) => tx.select().from(mails).where(eq(mails.template, "key-created")));
    expect(
      letters.some(
        (mail) => mail.toAddress === cast.olivia.email && JSON.stringify(mail.props).includes(prefix),
      ),
    ).toBe(true);
    expect(JSON.stringify(letters)).not.toContain(key);
  });

  it("needs a confirmed email address and a role of admin", async () => {
    const unverified = await createPerson({ account: cast.acme, role: "admin", emailVerified: false });
    const token = await accessTokenFor(unverified);
    expect((await callRoute(keys, "POST", { token, body: {} })).body.code).toBe("email_not_verified");
    const ed = await accessTokenFor(cast.ed);
    expect((await callRoute(keys, "POST", { token: ed, body: {} })).body.code).toBe("forbidden");
  });

  it("refuses a stranger's site, a past expiry, unknown scopes and unknown fields", async () => {
    const theirs = await siteFor(cast.strangers);
    const refused = async (body: unknown) => (await callRoute(keys, "POST", { token: olivia, body })).body;
    expect(await refused({ site_id: theirs.id })).toMatchObject({ code: "not_found" });
    expect(await refused({ expires_at: "2001-01-01T00:00:00Z" })).toMatchObject({
      errors: { expires_at: [expect.any(String)] },
    });
    expect(await refused({ scopes: ["everything"] })).toMatchObject({ code: "validation_error" });
    expect(await refused({ account_id: 1 })).toMatchObject({ errors: { account_id: ["Unknown field."] } });
  });
});

describe("a key", () => {
  it("never makes, lists or revokes keys without the scope for it", async () => {
    const { key, id } = await keyFor(cast.acme, { scopes: ["bridge:write", "credits:write"] });
    const answers = [
      await callRoute(keys, "POST", { token: key, body: {} }),
      await callRoute(keys, "GET", { token: key }),
      await callRoute(oneKey, "DELETE", { token: key, params: { id } }),
      await callRoute(account, "GET", { token: key }),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill("insufficient_scope"));
  });

  it("is refused once revoked, and revoking again changes nothing", async () => {
    const { key, id } = await keyFor(cast.acme);
    for (const _ of [1, 2])
      expect((await callRoute(oneKey, "DELETE", { token: olivia, params: { id } })).status).toBe(200);
    expect(await verifyStatus(key)).toBe(401);
  });

  it("is refused once it has expired", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const { key } = await keyFor(cast.acme, { expiresAt: new Date("2026-11-22T13:00:00Z") });
    expect(await verifyStatus(key)).toBe(200);
    advanceClock(3_600_000);
    expect(await verifyStatus(key)).toBe(401);
  });

  it("is refused when its site is deleted", async () => {
    const site = await siteFor(cast.acme);
    const { key } = await keyFor(cast.acme, { siteId: site.id });
    await deleteSite({ accountId: cast.acme.id, siteId: site.id, by: { actor: "terminal" } });
    expect(await verifyStatus(key)).toBe(401);
  });

  it("with the right account and a secret of another key is refused", async () => {
    const [one, two] = [await keyFor(cast.acme), await keyFor(cast.acme)];
    await asSystem(async (tx) => {
      const [other] = await tx.select().from(apiKeys).where(eq(apiKeys.id, two.id));
      await tx.update(apiKeys).set({ secretHash: other!.secretHash }).where(eq(apiKeys.id, one.id));
    });
    expect(await verifyStatus(one.key)).toBe(401);
  });

  it("is checked by one statement, and its last use is written once a minute, off the request's path", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const { key, id } = await keyFor(cast.acme);
    for (const expected of [
      "2026-11-22T12:00:00.000Z",
      "2026-11-22T12:00:00.000Z",
      "2026-11-22T12:01:00.000Z",
    ]) {
      const { statements } = await statementsOf(() => verifyStatus(key));
      expect(statements).toHaveLength(1);
      await writeTouchedKeys();
      const [row] = await asSystem((tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, id)));
      expect(row?.lastUsedAt?.toISOString()).toBe(expected);
      advanceClock(30_000);
    }
  });
});

describe("rotating", () => {
  it("replaces the key: the new one works, the old one until its grace ends", async () => {
    setClock(new Date("2026-11-22T12:00:00Z"));
    const token = await accessTokenFor(cast.olivia);
    const old = await keyFor(cast.acme, { expiresAt: new Date("2026-12-22T12:00:00Z") });
    advanceClock(60_000);
    const body = { grace_seconds: 600 };
    const answer = await callRoute(rotation, "POST", { token, params: { id: old.id }, body });
    expect(answer.body.data).toMatchObject({ state: "active", expires_at: "2026-12-22T12:01:00.000Z" });
    const fresh = answer.body.data.key as string;
    expect([await verifyStatus(old.key), await verifyStatus(fresh)]).toEqual([200, 200]);
    advanceClock(600_000);
    expect([await verifyStatus(old.key), await verifyStatus(fresh)]).toEqual([401, 200]);
  });

  it("without grace ends the old key at once, and twenty at once make one new key", async () => {
    const old = await keyFor(cast.acme);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        callRoute(rotation, "POST", { token: olivia, params: { id: old.id }, body: {} }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    expect(await verifyStatus(old.key)).toBe(401);
  });

  it("by the key itself needs bridge:write, and a lost answer can be asked for again", async () => {
    const reader = await keyFor(cast.acme, { scopes: ["bridge:read"] });
    expect((await callRoute(ownRotation, "POST", { token: reader.key, body: {} })).body.code).toBe(
      "insufficient_scope",
    );
    const old = await keyFor(cast.acme, { scopes: ["bridge:write"] });
    const request = {
      token: old.key,
      body: { grace_seconds: 60 },
      headers: { "idempotency-key": "attempt-1" },
    };
    const first = await callRoute(ownRotation, "POST", request);
    const again = await callRoute(ownRotation, "POST", request);
    expect(again.body.data).toEqual(first.body.data);
    expect(Object.keys(first.body.data).sort()).toEqual(["expires_at", "key", "prefix"]);
    expect(await verifyStatus(first.body.data.key as string)).toBe(200);
  });
});

async function verifyStatus(token: string): Promise<number> {
  return (await callRoute(verify, "GET", { token })).status;
}
