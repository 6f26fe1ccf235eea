/** Guards lib/admin/plans/update-plan.ts, lib/subscriptions/offer/locked-out.ts, lib/admin/plans/input.ts. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, auditEvents, invoices, mails, sites, subscriptions } from "@/db";
import { findPlan } from "@/lib/plans/find-plan";
import { findLockedOut } from "@/lib/subscriptions/offer/locked-out";
import { tellLockedOutJob } from "@/lib/subscriptions/offer/tell-locked-out";
import { brokenInvariants } from "@/test/billing";
import { createAccount, createPerson, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type PlanEdit, updatePlan } from "./update-plan";

const act = { actor: "terminal", reason: "because" };

describe("editing a plan", () => {
  useDatabase();

  it("a new price meets new invoices only", async () => {
    const before = await pendingAccount("growth");
    await updatePlan({ ...(await form("growth")), price: 15_900 }, act);
    const after = await pendingAccount("growth");
    expect([await total(before), await total(after)]).toEqual([13_900, 15_900]);
  });

  it("what changed, and only that, is in the audit log", async () => {
    await updatePlan({ ...(await form("scale")), credits: 5000 }, act);
    const [event] = await asSystem((tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.targetId, "scale")),
    );
    expect(event).toMatchObject({
      action: "plan.edited",
      reason: "because",
      before: { creditsPerMonth: 4000 },
      after: { creditsPerMonth: 5000 },
    });
  });

  it("deactivating says whom it locks out before it happens", async () => {
    const { id } = await createAccount({ plan: "starter" });
    const change = { ...(await form("starter")), is_active: false };
    await expect(updatePlan(change, act)).rejects.toMatchObject({
      fields: { lock_out: ["1 accounts on this plan would be locked out. Tick the box to continue."] },
    });
    expect(await findLockedOut((await findPlan("starter"))!.id)).toMatchObject({
      count: 1,
      accounts: [{ id }],
    });
    await updatePlan({ ...change, lock_out: true }, act);
    expect((await findPlan("starter"))!.isActive).toBe(false);
  });

  it("deactivating writes to every owner of an account that it locks out, once, and to nobody else", async () => {
    const [on, other] = [await createAccount({ plan: "scale" }), await createAccount({ plan: "growth" })];
    const shut = await createAccount({ plan: "scale", status: "suspended" });
    const emails = [`first-${on.id}@example.test`, `second-${on.id}@example.test`];
    for (const email of emails) await createPerson({ account: on, email });
    for (const account of [other, shut]) await createPerson({ account });
    await updatePlan({ ...(await form("scale")), is_active: false, lock_out: true }, act);
    const planId = (await findPlan("scale"))!.id;
    for (let again = 0; again < 2; again++) await tellLockedOutJob(await queuedFor(planId));
    expect(await toldOf(on.id)).toEqual(emails);
    expect([...(await toldOf(other.id)), ...(await toldOf(shut.id))]).toEqual([]);
  });

  it("deactivating writes to whoever had scheduled a change to the plan that they stay on theirs", async () => {
    const { id } = await createAccount({ plan: "growth" });
    await createPerson({ account: { id }, email: `stays-${id}@example.test` });
    const toFree = eq(subscriptions.accountId, id);
    const scheduledPlanId = (await findPlan("free"))!.id;
    await asSystem((tx) => tx.update(subscriptions).set({ scheduledPlanId }).where(toFree));
    await updatePlan({ ...(await form("free")), is_active: false, lock_out: true }, act);
    expect(await toldOf(id, "plan-kept")).toEqual([`stays-${id}@example.test`]);
  });

  it("a smaller limit makes sites beyond it read-only, a bigger one brings them back", async () => {
    const { id } = await createAccount({ plan: "enterprise" });
    await asSystem((tx) =>
      tx.execute(sql`insert into sites (account_id, name, url, domain)
        select ${id}, n::text, 'https://' || n || '.test', n || '.test' from generate_series(1, 4) n`),
    );
    await updatePlan({ ...(await form("enterprise")), max_sites: 2 }, act);
    expect(await siteStatuses(id)).toEqual(["active", "active", "read_only", "read_only"]);
    expect((await brokenInvariants()).filter((line) => line.startsWith("sites_within_plan"))).toEqual([]);
    await updatePlan({ ...(await form("enterprise")), max_sites: 20 }, act);
    expect(await siteStatuses(id)).toEqual(["active", "active", "active", "active"]);
  });

  it("a plan that is given without payment can't get a price", async () => {
    await expect(updatePlan({ ...(await form("free-trial")), price: 100 }, act)).rejects.toMatchObject({
      code: "validation_error",
    });
  });
});

async function form(slug: string): Promise<PlanEdit> {
  const plan = (await findPlan(slug))!;
  return {
    slug,
    name: plan.name,
    description: plan.description,
    price: plan.priceCents,
    credits: plan.creditsPerMonth,
    max_sites: plan.maxSites,
    max_users: plan.maxUsers,
    max_sectors: plan.maxSectorsPerSite,
    features: plan.features as PlanEdit["features"],
    is_active: plan.isActive,
    is_public: plan.isPublic,
    lock_out: false,
  };
}

async function total(accountId: number): Promise<number> {
  const [invoice] = await asSystem((tx) =>
    tx.select().from(invoices).where(eq(invoices.accountId, accountId)),
  );
  return invoice!.totalCents;
}

async function siteStatuses(accountId: number): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx.select().from(sites).where(eq(sites.accountId, accountId)).orderBy(sites.id),
  );
  return rows.map(({ status }) => status);
}

async function queuedFor(planId: number): Promise<unknown> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ payload: unknown }>(
      sql`select payload from graphile_worker._private_jobs where key = ${`tell-locked-out:${planId}`}`,
    ),
  );
  return rows[0]!.payload;
}

async function toldOf(accountId: number, template = "plan-deactivated"): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ to: mails.toAddress, template: mails.template })
      .from(mails)
      .where(eq(mails.aboutAccountId, accountId)),
  );
  return rows
    .filter((row) => row.template === template)
    .map(({ to }) => to)
    .toSorted();
}
