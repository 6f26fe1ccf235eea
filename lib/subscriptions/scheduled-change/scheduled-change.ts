import { and, desc, eq, gt } from "drizzle-orm";
import { type Invoice, invoices, type Plan, type Subscription, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { mailPlanChanged } from "@/lib/subscriptions/billing-mail";
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
  const over = currentPeriodEnd <= now() && to.priceCents <= from.priceCents;
  if (!over && !(await hasBegun(tx, subscription))) return false;
  await changeAccountPlan(tx, subscription, to, {
    ...NOTHING_WAITS,
    ...(scheduledInterval ? { billingInterval: scheduledInterval } : {}),
  });
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

/** No change waits any more: it has been applied, or the customer has thought again. */
export const NOTHING_WAITS = {
  scheduledPlanId: null,
  scheduledInterval: null,
  scheduledKeepSiteIds: null,
} as const;

/**
 * The first paid renewal on another plan that waits: its period lies ahead, or has just begun. Only what was paid last
 * counts, since a renewal from before an upgrade is for the time that the upgrade has taken over.
 */
export async function findPaidOnScheduled(tx: Tx, subscription: Subscription): Promise<Invoice | undefined> {
  const { id, accountId, planId, scheduledPlanId } = subscription;
  if (!scheduledPlanId || scheduledPlanId === planId) return undefined;
  const own = and(eq(invoices.accountId, accountId), eq(invoices.subscriptionId, id));
  const paid = await tx
    .select()
    .from(invoices)
    .where(and(own, eq(invoices.status, "paid"), gt(invoices.periodEnd, now())))
    .orderBy(desc(invoices.paidAt), desc(invoices.id));
  const other = paid.findIndex((invoice) => invoice.kind !== "renewal" || invoice.planId !== scheduledPlanId);
  return (other < 0 ? paid : paid.slice(0, other)).at(-1);
}
