import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { forAccount, invoices, type Plan, plans, type Subscription, subscriptions } from "@/db";
import type { BillingInterval } from "@/db/words";
import { withTax } from "@/lib/invoices/tax";
import { intervalPriceCents } from "@/lib/plans/plan";
import { paymentDeadline } from "@/lib/subscriptions/period/period";

export interface SubscriptionDetail {
  subscription: Subscription;
  plan: Plan;
  scheduledPlan: Plan | null;
  /** What the next period costs, tax included, and when; null where nothing will be charged. */
  nextCharge: { amountCents: number; currency: string; at: Date } | null;
  openInvoiceIds: number[];
  /** When a past due account is suspended unless it pays; null otherwise. */
  suspendsAt: Date | null;
}

/** The account's subscription, the last one if it has ended, with what comes next. */
export async function findSubscription(accountId: number): Promise<SubscriptionDetail | undefined> {
  const scheduled = alias(plans, "scheduled_plan");
  return forAccount(accountId, async (tx) => {
    const [row] = await tx
      .select({ subscription: subscriptions, plan: plans, scheduledPlan: scheduled })
      .from(subscriptions)
      .innerJoin(plans, eq(plans.id, subscriptions.planId))
      .leftJoin(scheduled, eq(scheduled.id, subscriptions.scheduledPlanId))
      .where(eq(subscriptions.accountId, accountId))
      .orderBy(sql`${subscriptions.status} = 'cancelled'`, desc(subscriptions.id))
      .limit(1);
    if (!row) return undefined;
    const open = await tx
      .select({ id: invoices.id, kind: invoices.kind, totalCents: invoices.totalCents })
      .from(invoices)
      .where(and(eq(invoices.accountId, accountId), eq(invoices.status, "open")))
      .orderBy(invoices.id);
    const suspendsAt = row.subscription.status === "past_due" ? paymentDeadline(row.subscription) : null;
    const billed = open.find(({ kind }) => kind === "renewal");
    return {
      ...row,
      nextCharge: nextCharge(row, billed),
      openInvoiceIds: open.map(({ id }) => id),
      suspendsAt,
    };
  });
}

/** What its invoice says, where that is written already; else the terms of today. */
function nextCharge(
  { subscription, plan, scheduledPlan }: Pick<SubscriptionDetail, "subscription" | "plan" | "scheduledPlan">,
  billed: { totalCents: number } | undefined,
) {
  const { status, cancelAtPeriodEnd, currentPeriodEnd } = subscription;
  const renews = (status === "active" || status === "past_due") && !cancelAtPeriodEnd;
  const next = scheduledPlan ?? plan;
  if (!renews || !currentPeriodEnd || next.priceCents === 0) return null;
  const interval: BillingInterval = subscription.scheduledInterval ?? subscription.billingInterval;
  return {
    amountCents: billed?.totalCents ?? withTax(intervalPriceCents(next, interval)),
    currency: next.currency,
    at: currentPeriodEnd,
  };
}
