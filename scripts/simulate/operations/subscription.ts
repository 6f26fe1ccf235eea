import fc from "fast-check";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { tenantOperation } from "../operation";
import type { World } from "../world/world";
import { interval, justWho, paidPlan } from "./arbitraries";
import { OWNER } from "./staff-act";

/** The owner chooses a plan: a first one, a bigger one, a smaller one; `keep` of the sites by name, or the oldest ones. */
export const choosePlan = tenantOperation<{ plan: string; interval: "month" | "year" | null; keep: number }>({
  weight: 9,
  args: (who) =>
    fc.record({
      who,
      plan: paidPlan,
      interval: fc.option(interval, { freq: 2 }),
      keep: fc.constantFrom(0, 0, 1),
    }),
  run: async (world, tenant, { plan, interval, keep }) => {
    const keepSiteIds = keep === 0 ? undefined : await newestSites(world, tenant.id, keep);
    const choice = { accountId: tenant.id, planSlug: plan, interval: interval ?? undefined, keepSiteIds };
    await changePlan({ ...choice, ...OWNER, seen: { status: "cancelled", suspensionReason: null } });
    tenant.endedByStaff = false;
  },
});

export const cancel = tenantOperation({
  weight: 4,
  args: justWho,
  run: (_, { id }) => cancelSubscription({ accountId: id, ...OWNER }),
});

export const resume = tenantOperation({
  weight: 4,
  args: justWho,
  run: (_, { id }) => resumeSubscription({ accountId: id, ...OWNER }),
});

async function newestSites(world: World, accountId: number, count: number): Promise<number[]> {
  const { rows } = await world.db.query<{ id: string }>(
    "select id from sites where account_id = $1 and deleted_at is null order by id desc limit $2",
    [accountId, count],
  );
  return rows.map(({ id }) => Number(id));
}
