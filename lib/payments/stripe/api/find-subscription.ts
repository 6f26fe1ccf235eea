import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { asSystem, subscriptions } from "@/db";
import { stripeClient } from "./client";
import { dropLink } from "./forget-subscription";
import { isMissing } from "./missing";

/**
 * Stripe's subscription, or "gone" where Stripe knows none by the id that we have kept: then ours is no longer linked.
 */
export async function findStripeSubscription(id: string): Promise<Stripe.Subscription | "gone"> {
  try {
    return await stripeClient().subscriptions.retrieve(id);
  } catch (error) {
    if (!isMissing(error) || !(await dropLink(id))) throw error;
    return "gone";
  }
}

/** The account of ours that Stripe's subscription pays for. */
export async function findLinked(stripeSubscriptionId: string): Promise<{ accountId: number } | undefined> {
  const [linked] = await asSystem((tx) =>
    tx
      .select({ accountId: subscriptions.accountId })
      .from(subscriptions)
      .where(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId)),
  );
  return linked;
}
