import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Subscription } from "@/db/schema";
import { accounts, type plans, subscriptions } from "@/db/schema";
import { now } from "@/lib/clock";
import { fitSitesToPlan } from "./fit-sites-to-plan";

/** The plan now in force, on the subscription and on the account alike; sites follow, a waiting change is over. */
export async function changeAccountPlan(
  tx: Tx,
  subscription: Subscription,
  plan: typeof plans.$inferSelect,
): Promise<void> {
  const keepSiteIds = subscription.scheduledPlanId === plan.id ? subscription.scheduledKeepSiteIds : null;
  await tx
    .update(subscriptions)
    .set({ planId: plan.id, updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await tx
    .update(accounts)
    .set({ planId: plan.id, updatedAt: now() })
    .where(eq(accounts.id, subscription.accountId));
  await fitSitesToPlan(tx, { accountId: subscription.accountId, planId: plan.id, keepSiteIds });
}
