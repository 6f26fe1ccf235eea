/** Guards lib/api/idempotency/, lib/api/route/api-route.ts. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as suspend from "@/app/api/v1/admin/accounts/[id]/suspend/route";
import * as logout from "@/app/api/v1/auth/logout/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as rotation from "@/app/api/v1/bridge/rotate-key/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as refund from "@/app/api/v1/credits/refund/route";
import { asSystem, auditEvents } from "@/db";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
afterEach(forgetLimits);

const once = (key: string) => ({ "idempotency-key": key });

describe("an Idempotency-Key is its caller's own", () => {
  it("a site's key that sends another's gets a new key for its own site", async () => {
    const [shop, blog] = [await siteFor(cast.acme), await siteFor(cast.acme)];
    const request = { body: { grace_seconds: 60 }, headers: once("rotate") };
    const ofShop = await keyFor(cast.acme, { siteId: shop.id });
    const ofBlog = await keyFor(cast.acme, { siteId: blog.id });
    const first = await callRoute(rotation, "POST", { token: ofShop.key, ...request });
    const second = await callRoute(rotation, "POST", { token: ofBlog.key, ...request });
    expect(second.headers.has("idempotent-replayed")).toBe(false);
    expect(second.body.data.key).not.toBe(first.body.data.key);
    const { body } = await callRoute(verify, "GET", { token: second.body.data.key as string });
    expect(body.data.site).toMatchObject({ id: blog.id });
  });

  it("a key that took another's place is the same caller: a request repeated with it is answered, and not done again", async () => {
    const { key } = await keyFor(cast.acme, { scopes: ["credits:write", "bridge:write"] });
    const rotate = await callRoute(rotation, "POST", {
      token: key,
      body: { grace_seconds: 60 },
      headers: once("turn"),
    });
    const fresh = rotate.body.data.key as string;
    const again = await callRoute(rotation, "POST", {
      token: fresh,
      body: { grace_seconds: 60 },
      headers: once("turn"),
    });
    expect(again.body.data).toEqual(rotate.body.data);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const spend = (token: string) =>
      callRoute(consume, "POST", { token, body: { operation: "linking" }, headers: once("job-7") });
    const first = await spend(key);
    const repeated = await spend(fresh);
    expect(repeated.body.data).toEqual(first.body.data);
    const other = await keyFor(cast.acme, { scopes: ["credits:write"] });
    expect((await spend(other.key)).body.data.transaction_id).not.toBe(first.body.data.transaction_id);
    const person = await spend(await accessTokenFor(cast.olivia));
    expect(person.body.data.transaction_id).not.toBe(first.body.data.transaction_id);
  });

  it("a person who sends another's is signed out, not told that they are", async () => {
    const [olivia, ed] = [await accessTokenFor(cast.olivia), await accessTokenFor(cast.ed)];
    for (const token of [olivia, ed])
      expect((await callRoute(logout, "POST", { token, headers: once("bye") })).status).toBe(200);
    expect((await callRoute(me, "GET", { token: ed })).status).toBe(401);
  });
});

describe("what an Idempotency-Key was answered is kept", () => {
  it("a refusal too, word by word, and for another body the key is taken", async () => {
    const token = await accessTokenFor(cast.olivia);
    const ask = (reason: string) =>
      callRoute(refund, "POST", {
        token,
        body: { transaction_id: 999_999, reason },
        headers: once("nothing"),
      });
    const first = await ask("Wrong words");
    expect(first.status).toBe(404);
    const again = await ask("Wrong words");
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect({ ...again.body, request_id: "" }).toEqual({ ...first.body, request_id: "" });
    const other = await ask("Other words");
    expect([other.status, other.body.code]).toEqual([409, "idempotency_conflict"]);
  });

  it("what could not be understood is not: it can be mended and sent again", async () => {
    const token = await accessTokenFor(cast.olivia);
    const send = (body: object) => callRoute(refund, "POST", { token, body, headers: once("mended") });
    expect((await send({ transaction_id: "x", reason: "y" })).status).toBe(400);
    expect((await send({ transaction_id: 999_999, reason: "Mended" })).status).toBe(404);
  });

  it("by staff as well: suspended once", async () => {
    const id = cast.strangers.id;
    const token = await accessTokenFor(cast.sue);
    const ask = () =>
      callRoute(suspend, "POST", {
        token,
        params: { id },
        body: { reason: "Sends spam." },
        headers: once("suspend"),
      });
    const first = await ask();
    expect(first.status).toBe(200);
    const again = await ask();
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect(again.body.data).toEqual(first.body.data);
    const events = await asSystem((tx) =>
      tx
        .select({ id: auditEvents.id })
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, id), eq(auditEvents.action, "account.suspended"))),
    );
    expect(events).toHaveLength(1);
  });
});
