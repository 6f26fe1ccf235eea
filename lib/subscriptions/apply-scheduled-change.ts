import { and, eq, lte } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invoices, subscriptions } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { changeAccountPlan } from "./change-account-plan";
import { dropScheduledChange } from "./drop-scheduled-change";
import { mailPlanChanged } from "./mail-plan-changed";
import { findPlanInForce, getPlanById, type Plan } from "./plan-in-force";
import type { Subscription } from "./start-subscription";

/**
 * The plan that waited holds from the end of what was paid on the old one: when the paid time is over, or when the period
 * paid in advance on the new plan has begun. Sites above its limit become read-only. True when it was applied now.
 */
export async function applyScheduledChange(tx: Tx, subscription: Subscription): Promise<boolean> {
  const { scheduledPlanId, scheduledInterval, currentPeriodEnd } = subscription;
  if (!scheduledPlanId || !currentPeriodEnd) return false;
  const over = currentPeriodEnd <= now() || (await hasBegun(tx, subscription, scheduledPlanId));
  if (!over) return false;
  const [from, to] = [await findPlanInForce(tx, subscription.id), await getPlanById(tx, scheduledPlanId)];
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
async function hasBegun(tx: Tx, subscription: Subscription, planId: number): Promise<boolean> {
  const begun = await tx.$count(
    invoices,
    and(
      eq(invoices.subscriptionId, subscription.id),
      eq(invoices.planId, planId),
      eq(invoices.kind, "renewal"),
      eq(invoices.status, "paid"),
      eq(invoices.periodEnd, subscription.currentPeriodEnd!),
      lte(invoices.periodStart, now()),
    ),
  );
  return begun > 0;
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
