import type Stripe from "stripe";
import { z } from "zod";
import { nowMs } from "@/lib/clock";
import { stripeClient } from "./api/client";
import { stripePriceId } from "./api/price";
import { endAtStripe } from "./end-at-stripe";
import { findOurSubscription, type OurSubscription } from "./our-subscription";

const payload = z.object({ accountId: z.number(), stripeSubscriptionId: z.string() });
const HOUR_MS = 3_600_000;

/**
 * Makes Stripe's subscription what ours is now: ended, also where the last period was paid another way or by a newer one;
 * or charging what the next invoice says, when the paid period ends, without proration, since we bill differences
 * ourselves. Running it twice changes nothing.
 */
export async function syncStripeSubscription(job: unknown): Promise<void> {
  const { accountId, stripeSubscriptionId } = payload.parse(job);
  const theirs = await stripeClient().subscriptions.retrieve(stripeSubscriptionId);
  if (theirs.status === "canceled") return;
  const ours = await findOurSubscription(accountId, stripeSubscriptionId);
  if (!ours || isOver(ours) || (await asksForAnotherAmount(theirs.id, ours))) {
    await endAtStripe(theirs.id);
  } else await follow(theirs, ours);
}

function isOver({ subscription }: OurSubscription): boolean {
  return subscription.status === "cancelled" || subscription.paymentMethod !== "stripe";
}

/** The plan was changed after a card was declined: what Stripe goes on asking for is not what is to be paid now. */
async function asksForAnotherAmount(subscription: string, { renewal }: OurSubscription): Promise<boolean> {
  if (!renewal) return false;
  const open = await stripeClient().invoices.list({ subscription, status: "open", limit: 100 });
  return open.data.some(({ amount_due }) => amount_due !== renewal.totalCents);
}

async function follow(theirs: Stripe.Subscription, ours: OurSubscription): Promise<void> {
  const item = theirs.items.data[0];
  const price = await stripePriceId(ours.next, ours.planName);
  const changesInterval = item?.price.recurring?.interval !== ours.next.billingInterval;
  const reprices = item && !changesInterval && item.price.id !== price;
  await stripeClient().subscriptions.update(theirs.id, {
    // Stripe can't change the interval without charging at once: such a subscription ends, and the next invoice is paid anew.
    cancel_at_period_end: ours.subscription.cancelAtPeriodEnd || changesInterval,
    proration_behavior: "none",
    ...(reprices ? { items: [{ id: item.id, price }] } : {}),
    ...cycle(theirs, ours),
  });
}

/**
 * Stripe counts from the day of its first charge, which may be before or after our period's start: it waits for our
 * period's end, as after a trial. Near that end it is left alone: it may have begun the next period already.
 */
function cycle({ status, items }: Stripe.Subscription, { subscription }: OurSubscription) {
  const ends = subscription.currentPeriodEnd?.getTime() ?? 0;
  const theirs = (items.data[0]?.current_period_end ?? 0) * 1000;
  const runs = subscription.status === "active" && (status === "active" || status === "trialing");
  const isNear = ends < nowMs() + 24 * HOUR_MS;
  if (!runs || isNear || Math.abs(theirs - ends) <= HOUR_MS) return {};
  return { trial_end: Math.floor(ends / 1000) };
}
