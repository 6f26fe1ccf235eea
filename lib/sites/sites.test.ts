/**
 * Guards lib/sites/create-site.ts, lib/sites/update-site.ts, lib/sites/delete-site.ts, lib/sites/queries.ts,
 * lib/sites/require-industry.ts, lib/sites/require-writable.ts, lib/sites/sectors/.
 */
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, apiKeys, asSystem, auditEvents, siteConnections, sites } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { createSector, createSectors } from "@/lib/sites/sectors/create-sector";
import { deleteSector } from "@/lib/sites/sectors/delete-sector";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { listSectors } from "@/lib/sites/sectors/sector-queries";
import { updateSector } from "@/lib/sites/sectors/update-sector";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { createSite } from "./create-site";
import { deleteSite } from "./delete-site";
import { findSite, listSites } from "./queries";
import type { SiteState } from "./site";
import { updateSite } from "./update-site";

useDatabase();

const by = { actor: "user:1" };
let acme: number;
let stranger: number;

beforeEach(async () => {
  acme = await accountOn("growth");
  stranger = await accountOn("growth");
});

describe("creating a site", () => {
  it("keeps the normalised address, and the domain as people write it", async () => {
    const site = await createSite({ accountId: acme, name: "Bäckerei", url: "Bäckerei.example/", by });
    expect(site).toMatchObject({
      name: "Bäckerei",
      url: "https://xn--bckerei-5wa.example",
      domain: "bäckerei.example",
    });
    expect(site).toMatchObject({ status: "active", industry: null, connection: null, sectorsCount: 0 });
  });

  it("refuses an address that the account has already, however it is typed", async () => {
    await createSite({ accountId: acme, name: "One", url: "https://one.example", by });
    const ways = [
      "https://ONE.example/",
      "http://one.example",
      "one.example:443",
      "https://one.example:8443",
    ];
    for (const url of [...ways, "http://one.example:8080/", "https://www.one.example"])
      expect(await refusal(createSite({ accountId: acme, name: "Again", url, by }))).toMatchObject({
        code: "site_exists",
      });
  });

  it("takes folders of one host for sites of their own", async () => {
    await createSite({ accountId: acme, name: "Root", url: "https://one.example", by });
    await createSite({ accountId: acme, name: "Blog", url: "https://one.example/blog", by });
    await createSite({ accountId: acme, name: "Other blog", url: "https://one.example/Blog", by });
    expect(
      await refusal(createSite({ accountId: acme, name: "Again", url: "http://one.example:81/blog/", by })),
    ).toMatchObject({ code: "site_exists" });
  });

  it("lets another account have the same address", async () => {
    await createSite({ accountId: acme, name: "One", url: "https://one.example", by });
    await createSite({ accountId: stranger, name: "One", url: "https://one.example", by });
  });

  it("says beside the field what is wrong with an address or an industry", async () => {
    const script = await refusal(createSite({ accountId: acme, name: "X", url: "javascript:alert(1)", by }));
    expect(script).toMatchObject({ code: "validation_error", fields: { url: [expect.any(String)] } });
    const unknown = await refusal(
      createSite({ accountId: acme, name: "X", url: "x.example", industryId: 999_999, by }),
    );
    expect(unknown).toMatchObject({
      code: "validation_error",
      fields: { industry_id: [expect.any(String)] },
    });
  });

  it("stops at the plan's limit and says which it is", async () => {
    const trial = await accountOn("free-trial");
    await createSite({ accountId: trial, name: "First", url: "first.example", by });
    const error = await refusal(createSite({ accountId: trial, name: "Second", url: "second.example", by }));
    expect(error).toMatchObject({ code: "plan_limit_reached", status: 403, details: { limit: 1, used: 1 } });
    expect(error.message).toContain("Free Trial plan allows 1 site");
  });

  it("makes one site when 20 come at once for the only slot", async () => {
    const trial = await accountOn("free-trial");
    const tries = Array.from({ length: 20 }, (_, i) =>
      createSite({ accountId: trial, name: `Site ${i}`, url: `https://site-${i}.example`, by }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listSites(trial, { limit: 25 })).toHaveLength(1);
  });

  it("makes one site when 20 come at once with one address", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        createSite({ accountId: acme, name: "Same", url: "same.example", by }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is written into the audit log with who did it", async () => {
    const site = await createSite({
      accountId: acme,
      name: "One",
      url: "one.example",
      by: { actor: "user:7", requestId: "r-1" },
    });
    const [event] = await asSystem((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.accountId, acme)),
    );
    expect(event).toMatchObject({
      action: "site.created",
      actor: "user:7",
      actorUserId: 7,
      targetId: String(site.id),
      requestId: "r-1",
    });
  });
});

describe("changing a site", () => {
  it("changes what is named and leaves the rest", async () => {
    const [industry] = await listIndustries();
    const site = await createSite({
      accountId: acme,
      name: "Old",
      url: "old.example",
      industryId: industry!.id,
      by,
    });
    const renamed = await updateSite({ accountId: acme, siteId: site.id, name: "New", by });
    expect(renamed).toMatchObject({
      name: "New",
      url: "https://old.example",
      industry: { slug: industry!.slug },
    });
    const moved = await updateSite({
      accountId: acme,
      siteId: site.id,
      url: "new.example",
      industryId: null,
      by,
    });
    expect(moved).toMatchObject({ url: "https://new.example", domain: "new.example", industry: null });
  });

  it("may keep its own address, and never take another site's", async () => {
    const one = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    await createSite({ accountId: acme, name: "Two", url: "two.example", by });
    await updateSite({ accountId: acme, siteId: one.id, url: "http://one.example/", by });
    expect(
      await refusal(updateSite({ accountId: acme, siteId: one.id, url: "two.example", by })),
    ).toMatchObject({ code: "site_exists" });
  });

  it("is refused while the site is read-only", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    await asSystem((tx) => tx.update(sites).set({ status: "read_only" }).where(eq(sites.id, site.id)));
    expect(await refusal(updateSite({ accountId: acme, siteId: site.id, name: "X", by }))).toMatchObject({
      code: "site_read_only",
    });
    expect(await refusal(createSector({ accountId: acme, siteId: site.id, name: "X", by }))).toMatchObject({
      code: "site_read_only",
    });
  });
});

describe("deleting a site", () => {
  it("frees its slot and its address", async () => {
    const trial = await accountOn("free-trial");
    const first = await createSite({ accountId: trial, name: "First", url: "first.example", by });
    await deleteSite({ accountId: trial, siteId: first.id, by });
    expect(await findSite(trial, first.id)).toBeUndefined();
    await createSite({ accountId: trial, name: "First again", url: "first.example", by });
  });

  it("ends the keys made for it, and no other", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    const key = (publicId: string, siteId: number | null) => ({
      accountId: acme,
      publicId,
      siteId,
      name: "Key",
      prefix: "igny8_",
      secretHash: "h",
    });
    await asSystem((tx) =>
      tx.insert(apiKeys).values([key(`own-${acme}`, site.id), key(`all-${acme}`, null)]),
    );
    await deleteSite({ accountId: acme, siteId: site.id, by });
    const live = await asSystem((tx) =>
      tx.select().from(apiKeys).where(sql`account_id = ${acme} and revoked_at is null`),
    );
    expect(live.map(({ siteId }) => siteId)).toEqual([null]);
  });

  it("reopens a read-only site when the plan has room for it again", async () => {
    const [one, two] = [
      await createSite({ accountId: acme, name: "1", url: "one.example", by }),
      await createSite({ accountId: acme, name: "2", url: "two.example", by }),
    ];
    await asSystem(async (tx) => {
      await tx
        .update(accounts)
        .set({ planId: sql`(select id from plans where slug = 'starter')` })
        .where(eq(accounts.id, acme));
      await tx.update(sites).set({ status: "read_only" }).where(eq(sites.id, two.id));
    });
    await deleteSite({ accountId: acme, siteId: one.id, by });
    expect(await findSite(acme, two.id)).toMatchObject({ status: "active" });
  });

  it("answers not_found the second time", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    await deleteSite({ accountId: acme, siteId: site.id, by });
    expect(await refusal(deleteSite({ accountId: acme, siteId: site.id, by }))).toMatchObject({
      code: "not_found",
    });
  });
});

describe("sectors", () => {
  it("are made from a template or from own words", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    const template = (await listIndustries())[0]!.sectors[0]!;
    const made = await createSector({ accountId: acme, siteId: site.id, industrySectorId: template.id, by });
    expect(made).toMatchObject({ name: template.name, template: { slug: template.slug } });
    const own = await createSector({
      accountId: acme,
      siteId: site.id,
      name: "Sourdough",
      description: "Bread",
      by,
    });
    expect(own).toMatchObject({ name: "Sourdough", description: "Bread", template: null });
    expect(await findSite(acme, site.id)).toMatchObject({ sectorsCount: 2 });
  });

  it("have one name each within a site, whatever its case", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    const bread = await createSector({ accountId: acme, siteId: site.id, name: "Bread", by });
    await createSector({ accountId: acme, siteId: site.id, name: "Cake", by });
    expect(
      await refusal(createSector({ accountId: acme, siteId: site.id, name: "BREAD", by })),
    ).toMatchObject({ code: "sector_exists" });
    const renaming = updateSector({ accountId: acme, siteId: site.id, sectorId: bread.id, name: "cake", by });
    expect(await refusal(renaming)).toMatchObject({
      code: "sector_exists",
      fields: { name: [expect.any(String)] },
    });
  });

  it("stop at the plan's limit, also when many come at once", async () => {
    const trial = await accountOn("free-trial");
    const site = await createSite({ accountId: trial, name: "One", url: "one.example", by });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        createSector({ accountId: trial, siteId: site.id, name: `Sector ${i}`, by }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const error = await refusal(createSector({ accountId: trial, siteId: site.id, name: "One more", by }));
    expect(error).toMatchObject({ code: "plan_limit_reached", details: { limit: 3, used: 3 } });
    const [first] = await listSectors(trial, site.id, { limit: 1 });
    await deleteSector({ accountId: trial, siteId: site.id, sectorId: first!.id, by });
    await createSector({ accountId: trial, siteId: site.id, name: "One more", by });
  });

  it("are refused together when too many are chosen, and none of them is counted as in use", async () => {
    const trial = await accountOn("free-trial");
    const site = await createSite({ accountId: trial, name: "One", url: "one.example", by });
    const wanted = ["A", "B", "C", "D"].map((name) => ({ name }));
    const error = await refusal(createSectors({ accountId: trial, siteId: site.id, sectors: wanted, by }));
    expect(error).toMatchObject({ code: "plan_limit_reached", details: { limit: 3, used: 0 } });
    expect(await listSectors(trial, site.id, { limit: 5 })).toEqual([]);
  });
});

describe("a stranger", () => {
  it("finds, changes and deletes nothing of Acme's", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    const sector = await createSector({ accountId: acme, siteId: site.id, name: "Bread", by });
    const own = await createSite({ accountId: stranger, name: "Own", url: "own.example", by });
    expect(await findSite(stranger, site.id)).toBeUndefined();
    const foreign = { accountId: stranger, siteId: site.id, by };
    for (const attempt of [
      () => updateSite({ ...foreign, name: "Mine" }),
      () => deleteSite(foreign),
      () => listSectors(stranger, site.id, { limit: 5 }),
      () => createSector({ ...foreign, name: "Mine" }),
      () => updateSector({ ...foreign, sectorId: sector.id, name: "Mine" }),
      () => updateSector({ ...foreign, siteId: own.id, sectorId: sector.id, name: "Mine" }),
      () => deleteSector({ ...foreign, siteId: own.id, sectorId: sector.id }),
    ])
      expect(await refusal(attempt())).toMatchObject({ code: "not_found" });
    expect(await findSite(acme, site.id)).toMatchObject({ name: "One", sectorsCount: 1 });
  });
});

describe("the list of sites", () => {
  it("comes newest first, page by page, and is searched by name and domain", async () => {
    for (const name of ["Alpha", "Beta", "Gamma 100%"])
      await createSite({ accountId: acme, name, url: `${name.slice(0, 4)}.example`, by });
    const first = await listSites(acme, { limit: 2 });
    expect(first.map(({ name }) => name)).toEqual(["Gamma 100%", "Beta", "Alpha"]);
    const next = await listSites(acme, { limit: 2, after: first[1]!.id });
    expect(next.map(({ name }) => name)).toEqual(["Alpha"]);
    expect((await listSites(acme, { limit: 9, search: "BET" })).map(({ name }) => name)).toEqual(["Beta"]);
    expect((await listSites(acme, { limit: 9, search: "100%" })).map(({ name }) => name)).toEqual([
      "Gamma 100%",
    ]);
    expect(await listSites(acme, { limit: 9, search: "_" })).toEqual([]);
  });

  it("is narrowed to those heard, silent, not connected or read-only", async () => {
    const hour = 3_600_000;
    const names = ["Heard", "Silent", "Waiting", "Frozen"];
    const accountId = await accountOn("scale");
    for (const [index, name] of names.entries()) {
      const site = await createSite({ accountId, name, url: `${name}.example`, by });
      if (name === "Frozen")
        await asSystem((tx) => tx.update(sites).set({ status: "read_only" }).where(eq(sites.id, site.id)));
      if (index > 1) continue;
      const at = new Date(now().getTime() - (index === 0 ? 2.9 : 3.1) * hour);
      const facts = { siteUrl: site.url, wpVersion: "6.8", phpVersion: "8.3", pluginVersion: "1.0.0" };
      const row = { ...facts, accountId, siteId: site.id, firstSeenAt: at, lastHeartbeatAt: at };
      await asSystem((tx) => tx.insert(siteConnections).values(row));
    }
    const inState = async (state: SiteState) =>
      (await listSites(accountId, { limit: 9, state })).map(({ name }) => name);
    expect(await inState("connected")).toEqual(["Heard"]);
    expect(await inState("silent")).toEqual(["Silent"]);
    expect(await inState("waiting")).toEqual(["Frozen", "Waiting"]);
    expect(await inState("read_only")).toEqual(["Frozen"]);
  });

  it("tells what the plugin last said", async () => {
    const site = await createSite({ accountId: acme, name: "One", url: "one.example", by });
    const facts = {
      siteUrl: site.url,
      wpVersion: "6.8",
      phpVersion: "8.3",
      pluginVersion: "1.0.0",
      postTypes: ["post"],
    };
    const row = { ...facts, accountId: acme, siteId: site.id, firstSeenAt: now(), lastHeartbeatAt: now() };
    await asSystem((tx) => tx.insert(siteConnections).values(row));
    expect((await listSites(acme, { limit: 1 }))[0]!.connection).toMatchObject({
      ...facts,
      lastContentAt: null,
    });
  });
});

it("offers at least 8 industries with sectors to choose from", async () => {
  const industries = await listIndustries();
  expect(industries.length).toBeGreaterThanOrEqual(8);
  for (const industry of industries) expect(industry.sectors.length, industry.name).toBeGreaterThan(3);
});

async function accountOn(plan: string): Promise<number> {
  return (await createAccount({ plan })).id;
}

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const outcome = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  return outcome as AppError;
}
