import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Plan, Subscription } from "@/db/schema";
import { subscriptions } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { changeAccountPlan } from "./change-account-plan";
import { dropScheduledChange } from "./drop-scheduled-change";
import { mailPlanChanged } from "./mail-plan-changed";
import { findPaidOnScheduled } from "./paid-ahead";
import { findPlanInForce, getPlanById } from "./plan-in-force";

/**
 * The plan that waited holds from the end of what was paid on the old one: when the paid time is over, or when the period
 * paid in advance on the new plan has begun. A dearer one waits until it is paid: settling its renewal starts it. Sites
 * above the limit become read-only. True when it was applied now.
 */
export async function applyScheduledChange(tx: Tx, subscription: Subscription): Promise<boolean> {
  const { scheduledPlanId, scheduledInterval, currentPeriodEnd } = subscription;
  if (!scheduledPlanId || !currentPeriodEnd) return false;
  const [from, to] = [await findPlanInForce(tx, subscription.id), await getPlanById(tx, scheduledPlanId)];
  const over = currentPeriodEnd <= now() && to.priceCents <= from.priceCents;
  if (!over && !(await hasBegun(tx, subscription))) return false;
  await changeAccountPlan(tx, subscription, to);
  if (scheduledInterval) {
    const billingInterval = scheduledInterval;
    await tx.update(subscriptions).set({ billingInterval }).where(eq(subscriptions.id, subscription.id));
  }
  await dropScheduledChange(tx, subscription);
  if (from.id !== to.id) await tell(tx, subscription, from, to);
  return true;
}

/** A renewal on the new plan was paid in advance, and its period has begun. */
async function hasBegun(tx: Tx, subscription: Subscription): Promise<boolean> {
  const paid = await findPaidOnScheduled(tx, subscription);
  return paid?.periodStart != null && paid.periodStart <= now();
}

async function tell(tx: Tx, subscription: Subscription, from: Plan, to: Plan): Promise<void> {
  const { accountId, id } = subscription;
  await recordAudit(tx, {
    accountId,
    actor: "job:renew-subscriptions",
    action: "subscription.plan_changed",
    targetType: "subscription",
    targetId: id,
    before: { plan: from.slug },
    after: { plan: to.slug },
  });
  await mailPlanChanged(tx, subscription, from, to);
}
