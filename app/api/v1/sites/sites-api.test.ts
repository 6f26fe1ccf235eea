/**
 * Guards app/api/v1/sites/, app/api/v1/industries/route.ts, app/api/v1/plans/route.ts, app/api/v1/account/route.ts,
 * lib/sites/input.ts, lib/sites/output.ts, lib/plans/output.ts, lib/plans/queries.ts, lib/accounts/output.ts,
 * lib/accounts/update-account.ts.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { callRoute } from "@/test/call-route";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { memberToken } from "@/test/sign-in";
import * as account from "../account/route";
import * as industries from "../industries/route";
import * as plans from "../plans/route";
import * as site from "./[id]/route";
import * as sector from "./[id]/sectors/[sector_id]/route";
import * as sectors from "./[id]/sectors/route";
import * as sites from "./route";

process.env.RATE_LIMITS = "content_write=10000/1m,content_read=10000/1m,default=10000/1m";
useDatabase();

let acme: number;
let olivia: string;
let stan: string;

beforeEach(async () => {
  acme = (await createAccount()).id;
  olivia = await memberToken(acme, "owner");
  stan = await memberToken((await createAccount()).id, "owner");
});

const createSite = (token: string, body: object = { name: "Acme", url: "https://Acme.example/" }) =>
  callRoute(sites, "POST", { token, body });

describe("/sites/", () => {
  it("201: creates a site with a normalised address", async () => {
    const [industry] = await listIndustries();
    const { status, body } = await createSite(olivia, {
      name: " Acme ",
      url: "ACME.example/",
      industry_id: industry!.id,
    });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      name: "Acme",
      url: "https://acme.example",
      status: "active",
      industry: { id: industry!.id, slug: industry!.slug },
      sectors_count: 0,
      connection: null,
    });
    expect(body.data).not.toHaveProperty("account_id");
  });

  it.each([
    [{ name: "A" }, "url"],
    [{ name: "", url: "a.example" }, "name"],
    [{ name: "A\nB", url: "a.example" }, "name"],
    [{ name: "A", url: "javascript:alert(1)" }, "url"],
    [{ name: "A", url: 7 }, "url"],
    [{ name: "A", url: "a.example", industry_id: 99_999 }, "industry_id"],
    [{ name: "A", url: "a.example", industry_id: "1" }, "industry_id"],
    [{ name: "A", url: "a.example", account_id: 1 }, "account_id"],
  ])("400: %j is wrong at %s", async (body, field) => {
    const answer = await createSite(olivia, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      success: false,
      code: "validation_error",
      errors: { [field]: [expect.any(String)] },
    });
  });

  it("409: an address twice in one account", async () => {
    await createSite(olivia);
    expect(await createSite(olivia)).toMatchObject({ status: 409, body: { code: "site_exists" } });
    expect(await createSite(stan)).toMatchObject({ status: 201 });
  });

  it("403: over the plan's sites, with limit and used", async () => {
    const trial = await memberToken((await createAccount({ status: "trial" })).id, "owner");
    await createSite(trial);
    const { status, body } = await createSite(trial, { name: "Two", url: "two.example" });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: "plan_limit_reached", errors: { limit: ["1"], used: ["1"] } });
  });

  it("403: viewers read, editors write, admins delete", async () => {
    const [viewer, editor, admin] = [
      await memberToken(acme, "viewer"),
      await memberToken(acme, "editor"),
      await memberToken(acme, "admin"),
    ];
    expect((await createSite(viewer)).body.code).toBe("forbidden");
    const { data } = (await createSite(editor)).body;
    const params = { id: data.id as number };
    expect((await callRoute(site, "GET", { token: viewer, params })).status).toBe(200);
    expect((await callRoute(site, "PATCH", { token: viewer, params, body: { name: "X" } })).status).toBe(403);
    expect((await callRoute(site, "DELETE", { token: editor, params })).status).toBe(403);
    expect((await callRoute(site, "DELETE", { token: admin, params })).status).toBe(200);
  });

  it("401: without credentials", async () => {
    const { status, headers } = await callRoute(sites, "GET");
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
  });

  it("pages through all of them once, newest first, also when one comes in between", async () => {
    const big = await memberToken((await createAccount({ plan: "enterprise" })).id, "owner");
    for (let n = 1; n <= 5; n++) await createSite(big, { name: `Site ${n}`, url: `s${n}.example` });
    const first = (await callRoute(sites, "GET", { token: big, query: "limit=3" })).body.data;
    await createSite(big, { name: "Site 6", url: "s6.example" });
    const second = (
      await callRoute(sites, "GET", { token: big, query: `limit=3&cursor=${first.next_cursor}` })
    ).body.data;
    const names = [first, second].flatMap((page) =>
      (page.results as { name: string }[]).map(({ name }) => name),
    );
    expect(names).toEqual(["Site 5", "Site 4", "Site 3", "Site 2", "Site 1"]);
    expect(second.next_cursor).toBeNull();
  });

  it("400: a limit or a cursor that is none", async () => {
    for (const query of ["limit=0", "limit=101", "limit=x", "cursor=x"])
      expect((await callRoute(sites, "GET", { token: olivia, query })).status, query).toBe(400);
  });

  it("creates one site for one Idempotency-Key", async () => {
    const body = { name: "Acme", url: "acme.example" };
    const headers = { "Idempotency-Key": "one" };
    const first = await callRoute(sites, "POST", { token: olivia, body, headers });
    const again = await callRoute(sites, "POST", { token: olivia, body, headers });
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body.data).toEqual(first.body.data);
  });
});

describe("/sites/{id}/", () => {
  it("200: reads, changes, deletes; then 404", async () => {
    const { id } = (await createSite(olivia)).body.data as { id: number };
    const params = { id };
    const changed = await callRoute(site, "PATCH", {
      token: olivia,
      params,
      body: { name: "New", url: "new.example" },
    });
    expect(changed.body.data).toMatchObject({ id, name: "New", url: "https://new.example" });
    expect((await callRoute(site, "PATCH", { token: olivia, params, body: {} })).status).toBe(400);
    expect((await callRoute(site, "DELETE", { token: olivia, params })).body.data).toEqual({
      id,
      deleted: true,
    });
    expect((await callRoute(site, "GET", { token: olivia, params })).status).toBe(404);
  });

  it("404: a stranger's, an unknown and an impossible id answer alike", async () => {
    const { id } = (await createSite(olivia)).body.data as { id: number };
    const answers = [];
    for (const wanted of [id, 999_999, "abc", "-1", "0", "9223372036854775808", "1e3"])
      for (const method of ["GET", "DELETE", "PATCH"] as const) {
        const body = method === "PATCH" ? { name: "Mine" } : undefined;
        answers.push(await callRoute(site, method, { token: stan, params: { id: wanted }, body }));
      }
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: "not_found", error: answers[0]!.body.error });
    }
  });
});

describe("/sites/{id}/sectors/", () => {
  it("adds from a template or by name, renames, removes, within the limit", async () => {
    const { id } = (await createSite(olivia)).body.data as { id: number };
    const params = { id };
    const template = (await listIndustries())[0]!.sectors[0]!;
    const add = (body: object) => callRoute(sectors, "POST", { token: olivia, params, body });
    const made = await add({ industry_sector_id: template.id });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { site_id: id, name: template.name, template: { id: template.id } } },
    });
    expect(await add({})).toMatchObject({ status: 400, body: { errors: { name: [expect.any(String)] } } });
    expect(await add({ name: template.name.toUpperCase() })).toMatchObject({
      status: 409,
      body: { code: "sector_exists" },
    });
    for (let n = 2; n <= 5; n++) expect((await add({ name: `Sector ${n}` })).status).toBe(201);
    expect(await add({ name: "Sector 6" })).toMatchObject({
      status: 403,
      body: { errors: { limit: ["5"], used: ["5"] } },
    });

    const one = { ...params, sector_id: made.body.data.id as number };
    const renamed = await callRoute(sector, "PATCH", {
      token: olivia,
      params: one,
      body: { name: "Bread", description: "Rye" },
    });
    expect(renamed.body.data).toMatchObject({ name: "Bread", description: "Rye" });
    expect((await callRoute(sector, "DELETE", { token: olivia, params: one })).body.data).toEqual({
      id: one.sector_id,
      deleted: true,
    });
    const list = (await callRoute(sectors, "GET", { token: olivia, params })).body.data;
    expect(list.results).toHaveLength(4);
  });

  it("404: under a stranger's site, or with another site's sector", async () => {
    const { id } = (await createSite(olivia)).body.data as { id: number };
    const made = await callRoute(sectors, "POST", { token: olivia, params: { id }, body: { name: "Bread" } });
    const own = (await createSite(stan)).body.data as { id: number };
    const params = { id: own.id, sector_id: made.body.data.id as number };
    expect((await callRoute(sectors, "GET", { token: stan, params: { id } })).status).toBe(404);
    expect(
      (await callRoute(sectors, "POST", { token: stan, params: { id }, body: { name: "X" } })).status,
    ).toBe(404);
    expect((await callRoute(sector, "DELETE", { token: stan, params })).status).toBe(404);
    expect((await callRoute(sector, "PATCH", { token: stan, params, body: { name: "X" } })).status).toBe(404);
  });
});

describe("/industries/ and /plans/", () => {
  it("lists industries with their sectors to those signed in", async () => {
    const { body } = await callRoute(industries, "GET", { token: olivia, query: "limit=2" });
    expect(body.data.results).toHaveLength(2);
    expect(body.data.next_cursor).toEqual(expect.any(String));
    expect((body.data.results as { sectors: unknown[] }[])[0]!.sectors[0]).toMatchObject({
      slug: expect.any(String),
    });
    expect((await callRoute(industries, "GET")).status).toBe(401);
  });

  it("shows the price list to anybody", async () => {
    const { results, next_cursor } = (await callRoute(plans, "GET")).body.data as {
      results: { slug: string }[];
      next_cursor: null;
    };
    expect(results.map(({ slug }) => slug)).toEqual([
      "free-trial",
      "starter",
      "growth",
      "scale",
      "enterprise",
    ]);
    expect(results[1]).toMatchObject({
      price: "89.00",
      yearly_price: "907.80",
      currency: "USD",
      credits_per_month: 1000,
      trial_days: null,
    });
    expect(next_cursor).toBeNull();
  });
});

describe("/account/", () => {
  it("tells the profile and what is used of the plan", async () => {
    await createSite(olivia);
    const { data } = (await callRoute(account, "GET", { token: olivia })).body;
    expect(data).toMatchObject({ id: acme, status: "active", plan: { slug: "growth" } });
    expect(data.usage).toEqual({
      sites: { used: 1, limit: 3 },
      users: { used: 1, limit: 3 },
      sectors_per_site: { used: 0, limit: 5 },
      credits: { available: 2000, per_month: 2000 },
    });
  });

  it("lets the owner change name and billing details, and nobody else", async () => {
    const body = {
      name: "Acme Ltd",
      billing_country: "de",
      billing_email: "Bills@acme.example",
      billing_city: "",
    };
    const { data } = (await callRoute(account, "PATCH", { token: olivia, body })).body;
    expect(data).toMatchObject({
      name: "Acme Ltd",
      billing_country: "DE",
      billing_email: "Bills@acme.example",
      billing_city: null,
    });
    const admin = await memberToken(acme, "admin");
    expect((await callRoute(account, "PATCH", { token: admin, body })).status).toBe(403);
    for (const wrong of [
      { name: "" },
      { billing_country: "XX" },
      { billing_email: "no" },
      { status: "active" },
      { credits: 5 },
      {},
    ])
      expect(
        (await callRoute(account, "PATCH", { token: olivia, body: wrong })).status,
        JSON.stringify(wrong),
      ).toBe(400);
  });

  it("403: a suspended account", async () => {
    const token = await memberToken((await createAccount({ status: "suspended" })).id, "owner");
    expect(await callRoute(account, "GET", { token })).toMatchObject({
      status: 403,
      body: { code: "account_suspended" },
    });
  });
});
