import { cleanJson, cleanText } from "@/lib/clean-text";
import { env } from "@/lib/env";
import type { IncomingEvent } from "@/lib/payments/provider/provider-events";
import { stripeClient } from "./api/client";

/** The event, when Stripe signed exactly these bytes within the last five minutes; else undefined. */
export async function readStripeEvent(raw: string, headers: Headers): Promise<IncomingEvent | undefined> {
  const signature = headers.get("stripe-signature");
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!signature || !secret) return undefined;
  try {
    const event = await stripeClient().webhooks.constructEventAsync(raw, signature, secret);
    const payload = JSON.parse(cleanJson(raw)) as Record<string, unknown>;
    return { provider: "stripe", eventId: cleanText(event.id), type: cleanText(event.type), payload };
  } catch {
    return undefined;
  }
}
