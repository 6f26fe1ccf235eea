import type { Plan, Subscription, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
import { type Bought, planPaidAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { changeAccountPlan, findPlanInForce, getPlanById } from "@/lib/subscriptions/plan-in-force";

/**
 * The plan that waited holds from the end of what was paid on the old one: when the paid time is over, or when the period
 * paid in advance on the new plan has begun. A dearer one waits until it is paid: settling its renewal starts it. Sites
 * above the limit become read-only. True when it was applied now.
 */
export async function applyScheduledChange(tx: Tx, subscription: Subscription): Promise<boolean> {
  const { scheduledPlanId, scheduledInterval, currentPeriodEnd } = subscription;
  if (!scheduledPlanId || !currentPeriodEnd) return false;
  const [from, to] = [await findPlanInForce(tx, subscription.id), await getPlanById(tx, scheduledPlanId)];
  if (!isChangeOver(subscription, { from, to }, now()) && !(await hasBegun(tx, subscription))) return false;
  await changeAccountPlan(tx, subscription, to, {
    ...NOTHING_WAITS,
    ...(scheduledInterval ? { billingInterval: scheduledInterval } : {}),
  });
  if (from.id !== to.id) await tell(tx, subscription, from, to);
  return true;
}

/** What was paid on the old plan is over, and the new one costs no more. Pure. */
export function isChangeOver(
  { currentPeriodEnd, cancelAtPeriodEnd }: Pick<Subscription, "currentPeriodEnd" | "cancelAtPeriodEnd">,
  { from, to }: { from: Pick<Plan, "priceCents" | "isActive">; to: Pick<Plan, "priceCents"> },
  at: Date,
): boolean {
  if (!currentPeriodEnd || cancelAtPeriodEnd || to.priceCents > from.priceCents) return false;
  return currentPeriodEnd <= at || !from.isActive; // A plan that is no longer sold keeps nobody waiting.
}

/** A renewal on the new plan was paid in advance, and its period has begun. */
async function hasBegun(tx: Tx, subscription: Subscription): Promise<boolean> {
  const paid = await findPaidOnScheduled(tx, subscription);
  return paid !== undefined && paid.start <= now();
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
  await mailPlanChanged(tx, { accountId: subscription.accountId, from, to });
}

/** No change waits anymore: it has been applied, or the customer has thought again. */
export const NOTHING_WAITS = {
  scheduledPlanId: null,
  scheduledInterval: null,
  scheduledKeepSiteIds: null,
} as const;

/** The first period ahead, or just begun, that is paid on the other plan that waits. */
export async function findPaidOnScheduled(tx: Tx, subscription: Subscription): Promise<Bought | undefined> {
  const { id, planId, scheduledPlanId } = subscription;
  if (!scheduledPlanId || scheduledPlanId === planId) return undefined;
  const bought = await findBoughtTime(tx, id, now());
  const momentOf = ({ start }: Bought) => (start > now() ? start : now());
  return bought.find(
    (each) => each.kind !== "upgrade" && planPaidAt(bought, momentOf(each)) === scheduledPlanId,
  );
}
