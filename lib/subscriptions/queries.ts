import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  forAccount,
  type Invoice,
  invoices,
  type Plan,
  plans,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
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
  return forAccount(accountId, async (tx) => {
    const row = await findRow(tx, accountId);
    return row && detailOf(row, await listOpen(tx, accountId));
  });
}

/** Like `findSubscription`, in the caller's transaction, which has read the account's open invoices. */
export async function findSubscriptionIn(
  tx: Tx,
  accountId: number,
  open: readonly OpenInvoice[],
): Promise<SubscriptionDetail | undefined> {
  const row = await findRow(tx, accountId);
  return row && detailOf(row, open);
}

type OpenInvoice = Pick<Invoice, "id" | "kind" | "totalCents">;

async function findRow(tx: Tx, accountId: number) {
  const scheduled = alias(plans, "scheduled_plan");
  const [row] = await tx
    .select({ subscription: subscriptions, plan: plans, scheduledPlan: scheduled })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .leftJoin(scheduled, eq(scheduled.id, subscriptions.scheduledPlanId))
    .where(eq(subscriptions.accountId, accountId))
    .orderBy(sql`${subscriptions.status} = 'cancelled'`, desc(subscriptions.id))
    .limit(1);
  return row;
}

function listOpen(tx: Tx, accountId: number): Promise<OpenInvoice[]> {
  return tx
    .select({ id: invoices.id, kind: invoices.kind, totalCents: invoices.totalCents })
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), eq(invoices.status, "open")))
    .orderBy(invoices.id);
}

function detailOf(
  row: NonNullable<Awaited<ReturnType<typeof findRow>>>,
  open: readonly OpenInvoice[],
): SubscriptionDetail {
  const suspendsAt = row.subscription.status === "past_due" ? paymentDeadline(row.subscription) : null;
  const billed = open.find(({ kind }) => kind === "renewal");
  const openInvoiceIds = open.map(({ id }) => id).sort((a, b) => a - b);
  return { ...row, nextCharge: nextCharge(row, billed), openInvoiceIds, suspendsAt };
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
