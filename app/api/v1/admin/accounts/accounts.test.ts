/**
 * Guards app/api/v1/admin/accounts/, app/api/v1/account/route.ts, lib/admin/accounts/account-input.ts,
 * lib/admin/accounts/account-json.ts, lib/admin/accounts/account-output.ts, lib/admin/accounts/get-account.ts.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import * as me from "../../account/route";
import * as adjustCredits from "./[id]/adjust-credits/route";
import * as cancel from "./[id]/cancel/route";
import * as changePlan from "./[id]/change-plan/route";
import * as reactivate from "./[id]/reactivate/route";
import * as account from "./[id]/route";
import * as suspend from "./[id]/suspend/route";
import * as accounts from "./route";

process.env.RATE_LIMITS = "system_admin=1000/1m";

describe("accounts, for superusers", () => {
  useDatabase();
  let cast: Cast;
  let sue: string;
  let olivia: string;
  beforeAll(async () => {
    cast = await createCast();
    sue = await accessTokenFor(cast.sue);
    olivia = await accessTokenFor(cast.olivia);
  });

  const post = (route: Parameters<typeof callRoute>[0], id: number, body: object, token = sue) =>
    callRoute(route, "POST", { token, params: { id }, body });

  it("nobody else gets in: 401 without credentials, 403 forbidden for a tenant", async () => {
    expect((await callRoute(accounts, "GET")).status).toBe(401);
    const refused = await callRoute(accounts, "GET", { token: olivia });
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    const act = await post(suspend, cast.acme.id, { reason: "spite" }, olivia);
    expect([act.status, act.body.code]).toEqual([403, "forbidden"]);
  });

  it("lists newest first, narrows and searches; empty filters narrow nothing", async () => {
    const all = await list("q=&status=&plan=");
    expect(all[0]!.id).toBeGreaterThan(all.at(-1)!.id);
    expect(all).toHaveLength(5);
    expect((await list("q=olivia@")).map(({ name }) => name)).toEqual(["Acme"]);
    expect((await list("status=trial&plan=free-trial")).map(({ name }) => name)).toEqual(["Trial Co"]);
    const bad = await callRoute(accounts, "GET", { token: sue, query: "status=happy" });
    expect([bad.status, bad.body.code]).toEqual([400, "validation_error"]);
  });

  it("pages with a cursor", async () => {
    const first = await callRoute(accounts, "GET", { token: sue, query: "limit=3" });
    const cursor = String(first.body.data.next_cursor);
    const second = await callRoute(accounts, "GET", { token: sue, query: `limit=3&cursor=${cursor}` });
    expect(second.body.data).toMatchObject({ next_cursor: null });
    expect((second.body.data.results as unknown[]).length).toBe(2);
  });

  it("tells one account's story, and 404 for none", async () => {
    const { body } = await callRoute(account, "GET", { token: sue, params: { id: cast.acme.id } });
    expect(body.data).toMatchObject({
      name: "Acme",
      plan: { slug: "growth" },
      subscription: { status: "active" },
    });
    expect((body.data.members as unknown[]).length).toBe(3);
    expect((await callRoute(account, "GET", { token: sue, params: { id: 999_999 } })).status).toBe(404);
    expect((await callRoute(account, "GET", { token: sue, params: { id: "x" } })).status).toBe(404);
  });

  it("every act wants a reason", async () => {
    for (const route of [suspend, reactivate, cancel, changePlan, adjustCredits]) {
      const { status, body } = await post(route, cast.strangers.id, {});
      expect([status, body.code]).toEqual([400, "validation_error"]);
      expect(body.errors).toHaveProperty("reason");
    }
  });

  it("a suspended tenant's next call is 403, and works again after reactivation", async () => {
    const { body } = await post(suspend, cast.acme.id, { reason: "abuse" });
    expect(body.data).toMatchObject({ status: "suspended", suspension_reason: "admin" });
    const refused = await callRoute(me, "GET", { token: olivia });
    expect([refused.status, refused.body.code]).toEqual([403, "account_suspended"]);
    expect((await post(reactivate, cast.acme.id, { reason: "settled" })).body.data).toMatchObject({
      status: "active",
    });
    expect((await callRoute(me, "GET", { token: olivia })).status).toBe(200);
  });

  it("credits move by a number other than 0, and never below it", async () => {
    const given = await post(adjustCredits, cast.trialCo.id, { amount: 100, reason: "sorry" });
    expect(given.body.data).toMatchObject({ credits: 2100 });
    expect((await post(adjustCredits, cast.trialCo.id, { amount: 0, reason: "x" })).status).toBe(400);
    expect((await post(adjustCredits, cast.trialCo.id, { amount: 1.5, reason: "x" })).status).toBe(400);
    const taken = await post(adjustCredits, cast.trialCo.id, { amount: -99_999, reason: "x" });
    expect(taken.body.code).toBe("insufficient_credits");
  });

  it("enterprise is given here", async () => {
    const given = await post(changePlan, cast.trialCo.id, { plan_slug: "enterprise", reason: "signed" });
    expect(given.body.data).toMatchObject({
      status: "active",
      plan: { slug: "enterprise" },
      credits: 10_000,
    });
    const unknown = await post(changePlan, cast.trialCo.id, { plan_slug: "gold", reason: "x" });
    expect(unknown.body.errors).toHaveProperty("plan_slug");
  });

  it("cancels", async () => {
    const { body } = await post(cancel, cast.strangers.id, { reason: "asked by mail" });
    expect(body.data).toMatchObject({ status: "cancelled", subscription: { status: "cancelled" } });
    const stan = await accessTokenFor(cast.stan);
    expect((await callRoute(me, "GET", { token: stan })).body.code).toBe("account_cancelled");
  });

  async function list(query: string): Promise<{ id: number; name: string }[]> {
    const { body } = await callRoute(accounts, "GET", { token: sue, query });
    return body.data.results as { id: number; name: string }[];
  }
});
