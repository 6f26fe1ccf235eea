import type Stripe from "stripe";
import { nowMs } from "@/lib/clock";
import { stripeClient } from "@/lib/payments/stripe/api/client";
import { stripePriceId } from "@/lib/payments/stripe/api/price";
import type { OurSubscription } from "./our-subscription";

const HOUR_MS = 3_600_000;

/**
 * Stripe charges what the next invoice says, when the paid period ends, without proration, since we bill differences
 * ourselves.
 */
export async function followTerms(theirs: Stripe.Subscription, ours: OurSubscription): Promise<void> {
  const item = theirs.items.data[0];
  const price = await stripePriceId(ours.next, ours.planName);
  const changesInterval = item?.price.recurring?.interval !== ours.next.billingInterval;
  const reprices = item && !changesInterval && item.price.id !== price;
  await stripeClient().subscriptions.update(theirs.id, {
    // Stripe can't change the interval without charging right away: such a subscription ends, and the next invoice is
    // paid like a first one.
    cancel_at_period_end: ours.subscription.cancelAtPeriodEnd || changesInterval || !ours.isSold,
    proration_behavior: "none",
    ...(reprices ? { items: [{ id: item.id, price }] } : {}),
    ...(theirs.pause_collection ? { pause_collection: "" as const } : {}),
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
