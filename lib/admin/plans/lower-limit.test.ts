/** Guards lib/admin/plans/update-plan.ts, lib/accounts/plan-limit.ts, lib/subscriptions/plan-in-force.ts. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, industries, sites } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { AppError } from "@/lib/errors";
import { findPlan, findPlanIn } from "@/lib/plans/find-plan";
import { createSite } from "@/lib/sites/create-site";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { changeAccountPlan, fitSitesToPlan } from "@/lib/subscriptions/plan-in-force";
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
