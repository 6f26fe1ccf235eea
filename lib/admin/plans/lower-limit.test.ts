/**
 * Guards lib/admin/plans/update-plan.ts, lib/subscriptions/fit-sites.ts, lib/accounts/plan-limit.ts,
 * lib/subscriptions/plan-in-force.ts.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, industries, plans, sites } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { AppError } from "@/lib/errors";
import { findPlan, findPlanIn } from "@/lib/plans/find-plan";
import { TASKS } from "@/lib/server/jobs/tasks";
import { createSite } from "@/lib/sites/create-site";
import { fitSitesOfPlan, fitSitesToPlan } from "@/lib/subscriptions/fit-sites";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { changeAccountPlan } from "@/lib/subscriptions/plan-in-force";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { updatePlan } from "./update-plan";

useDatabase();
const by = { actor: "user:1" };

describe("a limit that is lowered at the very moment when", () => {
  beforeEach(async () => {
    await limitTo(5);
  });

  it("a site is added: the account doesn't end above it", async () => {
    const { id } = await createAccount({ plan: "starter" });
    await addSite(id, "one");
    const { creating, lowering } = await asSystem(async (tx) => {
      const [industry] = await tx.select().from(industries).limit(1).for("update");
      const creating = addSite(id, "two", industry!.id);
      await untilWaiting(1);
      const lowering = limitTo(1);
      await Promise.race([lowering, untilWaiting(2)]);
      return { creating, lowering };
    });
    await Promise.all([creating, lowering]);
    expect(await activeSites(id)).toBe(1);
  });

  it("a site waits to be added: it meets the new limit", async () => {
    const { id } = await createAccount({ plan: "starter" });
    await addSite(id, "one");
    const { id: later } = await createAccount({ plan: "starter" });
    const { creating, lowering } = await asSystem(async (tx) => {
      await lockAccount(tx, later);
      const lowering = limitTo(1);
      await untilWaiting(1);
      const creating = addSite(id, "two").catch(codeOf);
      await untilWaiting(2);
      return { creating, lowering };
    });
    await lowering;
    expect(await creating).toBe("plan_limit_reached");
  });

  it("an account moves onto the plan: it doesn't end above it", async () => {
    const { id } = await createAccount({ plan: "growth" });
    await addSite(id, "one");
    await addSite(id, "two");
    const starter = (await findPlan("starter"))!;
    const { lowering } = await asSystem(async (tx) => {
      await tx.update(accounts).set({ planId: starter.id }).where(eq(accounts.id, id));
      await fitSitesToPlan(tx, { accountId: id, planId: starter.id });
      const lowering = limitTo(1);
      await Promise.race([lowering, untilWaiting(1)]);
      return { lowering };
    });
    await lowering;
    expect(await activeSites(id)).toBe(1);
  });

  it("an account is about to move onto the plan: it meets the new limit", async () => {
    const { id } = await createAccount({ plan: "growth" });
    await addSite(id, "one");
    await addSite(id, "two");
    await asSystem(async (tx) => {
      await lockAccount(tx, id);
      const subscription = await lockLiveSubscription(tx, id);
      const starter = await findPlanIn(tx, "starter");
      await limitTo(1);
      await changeAccountPlan(tx, subscription!, starter!);
    });
    expect(await activeSites(id)).toBe(1);
  });
});

describe("a limit that is lowered", () => {
  beforeEach(async () => {
    await limitTo(5);
  });

  it("is in force while one account keeps us waiting, and keeps no other waiting", async () => {
    const [first, busy] = [await withSites(2), await withSites(2)];
    const { lowering } = await asSystem(async (tx) => {
      await lockAccount(tx, busy);
      const lowering = limitTo(1);
      await untilWaiting(1);
      expect((await findPlan("starter"))!.maxSites).toBe(1);
      expect(await Promise.race([addSite(await withSites(1), "more").catch(codeOf), later(3000)])).toBe(
        "plan_limit_reached",
      );
      return { lowering };
    });
    await lowering;
    expect([await activeSites(first), await activeSites(busy)]).toEqual([1, 1]);
  });

  it("reaches every account, however many transactions that takes, and a raised one brings sites back", async () => {
    const ids = [await withSites(3), await withSites(1), await withSites(2)];
    const planId = (await findPlan("starter"))!.id;
    await asSystem((tx) => tx.update(plans).set({ maxSites: 2 }).where(eq(plans.id, planId)));
    await fitSitesOfPlan(planId, 1);
    expect(await Promise.all(ids.map(activeSites))).toEqual([2, 1, 2]);
    await limitTo(3);
    expect(await Promise.all(ids.map(activeSites))).toEqual([3, 1, 2]);
  });

  it("is carried through by the queue where the process ends before", async () => {
    const id = await withSites(3);
    const planId = (await findPlan("starter"))!.id;
    await limitTo(1);
    // As if it had ended between the plan's transaction and the accounts'.
    await asSystem((tx) => tx.update(sites).set({ status: "active" }).where(eq(sites.accountId, id)));
    const { rows } = await asSystem((tx) =>
      tx.execute<{ payload: unknown }>(sql`
        select payload from graphile_worker._private_jobs where key = ${`fit-sites-of-plan:${planId}`}`),
    );
    for (const { payload } of rows) await TASKS["fit-sites-of-plan"]!(payload, undefined as never);
    expect(await activeSites(id)).toBe(1);
  });
});

const later = (ms: number) => sleep(ms, "too late");

async function withSites(count: number): Promise<number> {
  const { id } = await createAccount({ plan: "starter" });
  for (let n = 1; n <= count; n += 1) await addSite(id, `s${n}`);
  return id;
}

async function limitTo(maxSites: number) {
  const plan = (await findPlan("starter"))!;
  const change = {
    slug: plan.slug,
    name: plan.name,
    description: plan.description,
    price: plan.priceCents,
    credits: plan.creditsPerMonth,
    max_sites: maxSites,
    max_users: plan.maxUsers,
    max_sectors: plan.maxSectorsPerSite,
    features: [],
    is_active: true,
    is_public: true,
    lock_out: false,
  };
  return updatePlan(change, { actor: "terminal", reason: "because" });
}

const codeOf = (error: AppError) => error.code;

function addSite(accountId: number, name: string, industryId?: number) {
  return createSite({ accountId, name, url: `https://${name}.example`, industryId, by });
}

function activeSites(accountId: number): Promise<number> {
  return asSystem((tx) => tx.$count(sites, and(eq(sites.accountId, accountId), eq(sites.status, "active"))));
}
