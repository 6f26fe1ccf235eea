import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { plans, subscriptions } from "@/db/schema";
import { readAsSystem } from "@/db/scope";
import { env } from "@/lib/env";
import { taxCents } from "@/lib/invoices/invoice";
import { intervalPriceCents } from "@/lib/plans/plan";
import type { Plan } from "@/lib/subscriptions/plan-in-force";
import type { Subscription } from "@/lib/subscriptions/start-subscription";
import { stripeClient } from "./client";
import { stripePriceId } from "./price";

const payload = z.object({ accountId: z.number(), stripeSubscriptionId: z.string() });

/**
 * Makes Stripe's subscription what ours is now: ended, also where the last period was paid another way; cancelled at the period's end, or charging the price of the plan
 * that comes next, without proration, since we bill the difference ourselves. Running it twice changes nothing.
 */
export async function syncStripeSubscription(job: unknown): Promise<void> {
  const { accountId, stripeSubscriptionId } = payload.parse(job);
  const found = await findOurs(accountId, stripeSubscriptionId);
  const theirs = await stripeClient().subscriptions.retrieve(stripeSubscriptionId);
  if (!found || theirs.status === "canceled") return;
  const { subscription, plan } = found;
  if (subscription.status === "cancelled" || subscription.paymentMethod !== "stripe")
    return void (await stripeClient().subscriptions.cancel(theirs.id));
  const item = theirs.items.data[0];
  const interval = subscription.scheduledInterval ?? subscription.billingInterval;
  const changesInterval = item?.price.recurring?.interval !== interval;
  const priced = await priceFor(plan, interval);
  await stripeClient().subscriptions.update(theirs.id, {
    // Stripe can't change the interval without charging at once: such a subscription ends, and the next invoice is paid anew.
    cancel_at_period_end: subscription.cancelAtPeriodEnd || changesInterval,
    ...(item && !changesInterval && item.price.id !== priced
      ? { items: [{ id: item.id, price: priced }], proration_behavior: "none" as const }
      : {}),
  });
}

async function findOurs(accountId: number, stripeSubscriptionId: string) {
  const [row] = await readAsSystem((db) =>
    db
      .select()
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.accountId, accountId),
          eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId),
        ),
      )
      .orderBy(desc(subscriptions.id))
      .limit(1),
  );
  if (!row) return undefined;
  return { subscription: row, plan: await nextPlan(row) };
}

async function nextPlan(subscription: Subscription): Promise<Plan> {
  const planId = subscription.scheduledPlanId ?? subscription.planId;
  const [plan] = await readAsSystem((db) => db.select().from(plans).where(eq(plans.id, planId)));
  return plan!;
}

function priceFor(plan: Plan, interval: Subscription["billingInterval"]): Promise<string> {
  const price = intervalPriceCents(plan, interval);
  const totalCents = price + taxCents(price, Math.round(env().TAX_RATE_PERCENT * 100));
  const priced = { planId: plan.id, billingInterval: interval, totalCents, currency: plan.currency };
  return stripePriceId(priced, plan.name);
}
