import { and, eq, sql } from "drizzle-orm";
import { accounts, type Plan, plans, type Subscription, subscriptions, type Tx } from "@/db";
import { toldOfAccount } from "@/lib/accounts/account";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { fitSitesToPlan } from "./fit-sites";

/** The plan that the subscription is on at this moment. */
export async function findPlanInForce(tx: Tx, subscriptionId: number): Promise<Plan> {
  const [row] = await tx
    .select({ plan: plans })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(eq(subscriptions.id, subscriptionId));
  if (!row) throw new AppError("not_found");
  return row.plan;
}

export async function getPlanById(tx: Tx, planId: number): Promise<Plan> {
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  if (!plan) throw new AppError("not_found");
  return plan;
}

/** Columns that change together with the plan, in the same statement. */
type Together = Partial<
  Pick<Subscription, "billingInterval" | "scheduledPlanId" | "scheduledInterval" | "scheduledKeepSiteIds">
>;

/** The plan now in force, on the subscription and on the account alike; sites follow. Answers the subscription as it is now. */
export async function changeAccountPlan(
  tx: Tx,
  subscription: Subscription,
  plan: Pick<Plan, "id">,
  together: Together = {},
): Promise<Subscription> {
  const { billingInterval, scheduledPlanId, scheduledInterval, scheduledKeepSiteIds } = together;
  const [changed] = await tx
    .update(subscriptions)
    .set({
      planId: plan.id,
      billingInterval,
      scheduledPlanId,
      scheduledInterval,
      scheduledKeepSiteIds,
      updatedAt: now(),
    })
    .where(eq(subscriptions.id, subscription.id))
    .returning();
  await setAccountPlan(tx, subscription.accountId, plan.id);
  await fitSitesToPlan(tx, {
    accountId: subscription.accountId,
    planId: plan.id,
    keepSiteIds: keptSiteIds(subscription, plan),
  });
  return changed!;
}

/** The sites that the owner chose to keep on this plan, if it is the one that waited. */
export function keptSiteIds(subscription: Subscription, plan: Pick<Plan, "id">): readonly number[] | null {
  return subscription.scheduledPlanId === plan.id ? subscription.scheduledKeepSiteIds : null;
}

export async function setAccountPlan(tx: Tx, accountId: number, planId: number): Promise<void> {
  const [changed] = await tx
    .update(accounts)
    .set({ planId, updatedAt: now() })
    .where(and(eq(accounts.id, accountId), sql`${accounts.planId} is distinct from ${planId}`))
    .returning();
  if (changed) recordEvent(tx, { accountId, type: "account.plan_changed", ...toldOfAccount(changed) });
}
