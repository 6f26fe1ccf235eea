import type Stripe from "stripe";
import { z } from "zod";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { stripeClient } from "./api/client";
import { isUnknownPage } from "./api/missing";

const payload = z.object({ externalId: z.string() });

/**
 * The page's invoice is paid or void: nobody can pay on it. One that was paid just before is left to its event, and
 * one that Stripe does not know, as after the keys were changed, is only closed here.
 */
export async function expireStripeCheckout(job: unknown): Promise<void> {
  const { externalId } = payload.parse(job);
  const session = await findSession(externalId);
  if (session?.status === "open") await stripeClient().checkout.sessions.expire(externalId);
  if (session?.status !== "complete") await closeCheckout("stripe", externalId, "expired");
}

async function findSession(externalId: string): Promise<Stripe.Checkout.Session | undefined> {
  try {
    return await stripeClient().checkout.sessions.retrieve(externalId);
  } catch (error) {
    if (!isUnknownPage(error, externalId)) throw error;
    return undefined;
  }
}
