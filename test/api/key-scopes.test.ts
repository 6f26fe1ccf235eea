/**
 * Guards lib/accounts/key-rights.ts, lib/api/callers/authorize.ts, lib/api/callers/site-of-key.ts, and the scopes that routes
 * name.
 */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as account from "@/app/api/v1/account/route";
import * as keys from "@/app/api/v1/api-keys/route";
import * as invoices from "@/app/api/v1/billing/invoices/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as industries from "@/app/api/v1/industries/route";
import * as oneSite from "@/app/api/v1/sites/[id]/route";
import * as sites from "@/app/api/v1/sites/route";
import * as invitations from "@/app/api/v1/team/invitations/route";
import * as members from "@/app/api/v1/team/members/route";
import { type Account, apiKeys, asSystem, memberships } from "@/db";
import { API_KEY_SCOPES, type Role } from "@/db/words";
import { SCOPE_ROLES } from "@/lib/accounts/key-rights";
import { hasPermission } from "@/lib/accounts/role";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { allRoutes, bearer, send } from "./routes";
import { keyFor, siteFor } from "./world";

useDatabase();

/** On a plan with room for as many sites and people as these tests make. */
let agency: Account;
let owner: string;

beforeAll(async () => {
  agency = await createAccount({ plan: "enterprise" });
  owner = await accessTokenFor(await createPerson({ account: agency, role: "owner" }));
});
beforeEach(forgetLimits);

describe("a scope", () => {
  it("opens what it names", async () => {
    const lists = { "sites:read": [sites, industries], "team:read": [members, invitations] } as const;
    for (const [scope, routes] of Object.entries(lists)) {
      const { key } = await keyFor(agency, { scopes: [scope as keyof typeof lists] });
      for (const route of routes) expect((await callRoute(route, "GET", { token: key })).status).toBe(200);
    }
    const billing = await keyFor(agency, { scopes: ["billing:read"] });
    expect((await callRoute(invoices, "GET", { token: billing.key })).status).toBe(200);
    const usage = await keyFor(agency, { scopes: ["usage:read"] });
    const read = await callRoute(account, "GET", { token: usage.key });
    expect(read.body.data).toMatchObject({ id: agency.id, usage: expect.anything() });
    const writer = await keyFor(agency, { scopes: ["sites:write"] });
    const body = { name: "By key", url: "https://by-key.example.com" };
    const made = await callRoute(sites, "POST", { token: writer.key, body });
    expect(made.status).toBe(201);
    const params = { id: made.body.data.id as number };
    expect((await callRoute(oneSite, "DELETE", { token: writer.key, params })).status).toBe(200);
  });

  it("that is missing is named in the refusal", async () => {
    const { key } = await keyFor(agency, { scopes: ["bridge:read"] });
    for (const file of await allRoutes())
      for (const method of file.methods) {
        const { keyScope } = file.definition(method);
        if (!keyScope || keyScope === "any" || keyScope === "bridge:read") continue;
        forgetLimits();
        const { status, json } = await send(file, method, { headers: bearer(key) });
        expect({
          name: `${method} ${file.path}`,
          status,
          code: json.code,
          scope: json.required_scope,
        }).toEqual({
          name: `${method} ${file.path}`,
          status: 403,
          code: "insufficient_scope",
          scope: keyScope,
        });
        expect(json.error).toContain(keyScope);
      }
  });

  it("is not spoken of where no key may come in", async () => {
    const { key } = await keyFor(agency);
    const { status, body } = await callRoute(account, "PATCH", { token: key, body: { name: "Mine" } });
    expect(status).toBe(403);
    expect(body.error).toMatch(/API keys can't do this/);
    expect(body).not.toHaveProperty("required_scope");
  });

  it("has to be asked for: a key made without any has what the plugin and spending need", async () => {
    const token = owner;
    const { body } = await callRoute(keys, "POST", { token, body: {} });
    expect(body.data.scopes).toEqual(["bridge:read", "bridge:write", "credits:read", "credits:write"]);
  });

  it("that is about the whole account can't be given to a key for one site", async () => {
    const token = owner;
    const site = await siteFor(agency);
    const body = { site_id: site.id, scopes: ["sites:read", "billing:read"] };
    const refused = await callRoute(keys, "POST", { token, body });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body.errors)).toContain("billing:read");
  });

  it("never says who may accept an invitation", async () => {
    const token = owner;
    const body = { email: "new@acme.test", role: "viewer" };
    expect((await callRoute(invitations, "POST", { token, body })).body.data.accept_url).toMatch(/^http/);
    const { key } = await keyFor(agency, { scopes: ["team:read"] });
    const { data } = (await callRoute(invitations, "GET", { token: key })).body;
    expect(data).toMatchObject({ results: [{ email: "new@acme.test", accept_url: null }] });
  });
});

describe("a key for one site", () => {
  it("lists and reads that site, and adds none", async () => {
    const [own, other] = [await siteFor(agency), await siteFor(agency)];
    const { key: token } = await keyFor(agency, { siteId: own.id });
    expect((await callRoute(sites, "GET", { token })).body.data).toMatchObject({ results: [{ id: own.id }] });
    const read = (id: number) => callRoute(oneSite, "GET", { token, params: { id } });
    expect([(await read(own.id)).status, (await read(other.id)).status]).toEqual([200, 404]);
    const body = { name: "More", url: "https://more.example.com" };
    expect(await callRoute(sites, "POST", { token, body })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
  });
});

describe("a key's maker", () => {
  it("who was demoted takes the key down with them", async () => {
    const { token, setRole } = await keyOf("admin");
    expect(await statuses(token)).toEqual({ keys: 200, sites: 200, verify: 200 });
    await setRole("viewer");
    expect(await statuses(token)).toEqual({ keys: 403, sites: 200, verify: 200 });
    const body = { name: "No", url: "https://no.example.com" };
    const refused = await callRoute(sites, "POST", { token, body });
    expect(refused.body).toMatchObject({
      code: "insufficient_scope",
      required_scope: "sites:write",
      required_role: "editor",
    });
    await setRole("admin");
    expect(await statuses(token)).toEqual({ keys: 200, sites: 200, verify: 200 });
  });

  it("who was an admin and edits now can't delete by key either", async () => {
    const site = await siteFor(agency);
    const { token, setRole } = await keyOf("admin");
    await setRole("editor");
    const refused = await callRoute(oneSite, "DELETE", { token, params: { id: site.id } });
    expect(refused.body).toMatchObject({ code: "insufficient_scope", required_role: "admin" });
  });

  it("who has left leaves a key that can do nothing, and says why", async () => {
    const { token, leave } = await keyOf("admin");
    await leave();
    expect(await statuses(token)).toEqual({ keys: 403, sites: 403, verify: 403 });
    const { body } = await callRoute(verify, "GET", { token });
    expect(body).toMatchObject({
      code: "forbidden",
      error: expect.stringContaining("no longer in the account"),
    });
  });

  it("whom nobody knows any more leaves the same", async () => {
    const { key, id } = await keyFor(agency);
    await asSystem((tx) => tx.update(apiKeys).set({ createdByUserId: null }).where(eq(apiKeys.id, id)));
    expect((await callRoute(verify, "GET", { token: key })).status).toBe(403);
  });
});

it("every scope has its weakest role, and no route asks a key for less than a person", async () => {
  expect(Object.keys(SCOPE_ROLES).sort()).toEqual([...API_KEY_SCOPES].sort());
  const reading = (await allRoutes()).flatMap((file) =>
    file.methods.map((method) => file.definition(method)),
  );
  const wrong = reading.filter(
    ({ permission, keyScope }) =>
      permission &&
      keyScope?.endsWith(":read") &&
      !hasPermission(SCOPE_ROLES[keyScope as "sites:read"], permission),
  );
  expect(wrong).toEqual([]);
});

async function statuses(token: string) {
  const ask = async (route: Parameters<typeof callRoute>[0]) =>
    (await callRoute(route, "GET", { token })).status;
  return { keys: await ask(keys), sites: await ask(sites), verify: await ask(verify) };
}

/** A key with every scope, and what may become of who made it. */
async function keyOf(role: Role) {
  const { key, id } = await keyFor(agency);
  const maker = await createPerson({ account: agency, role });
  await asSystem((tx) => tx.update(apiKeys).set({ createdByUserId: maker.id }).where(eq(apiKeys.id, id)));
  const membership = and(eq(memberships.accountId, agency.id), eq(memberships.userId, maker.id));
  return {
    token: key,
    setRole: (now: Role) => asSystem((tx) => tx.update(memberships).set({ role: now }).where(membership)),
    leave: () => asSystem((tx) => tx.delete(memberships).where(membership)),
  };
}
