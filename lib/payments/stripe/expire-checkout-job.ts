import { z } from "zod";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { stripeClient } from "./api/client";

const payload = z.object({ externalId: z.string() });

/** The page's invoice is paid or void: nobody can pay on it any more. One that was paid just before is left to its event. */
export async function expireStripeCheckout(job: unknown): Promise<void> {
  const { externalId } = payload.parse(job);
  const session = await stripeClient().checkout.sessions.retrieve(externalId);
  if (session.status === "open") await stripeClient().checkout.sessions.expire(externalId);
  if (session.status !== "complete") await closeCheckout("stripe", externalId, "expired");
}
