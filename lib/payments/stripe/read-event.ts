import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { IncomingEvent } from "@/lib/payments/provider/provider-events";
import { cleanJson, cleanText } from "@/lib/text/clean-text";
import { stripeClient } from "./api/client";

/**
 * The event, when Stripe signed exactly these bytes within the last five minutes; else undefined. Throws
 * `invalid_request` for what Stripe signed and what is no event of the kind that we read: its settings there need fixing.
 */
export async function readStripeEvent(raw: string, headers: Headers): Promise<IncomingEvent | undefined> {
  const signature = headers.get("stripe-signature");
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!signature || !secret) return undefined;
  const verifier = stripeClient().webhooks.signature;
  if (!verifier) return undefined;
  try {
    await verifier.verifyHeaderAsync(raw, signature, secret);
  } catch {
    return undefined;
  }
  const payload = parse(raw);
  if (payload?.object === "v2.core.event") throw new AppError("invalid_request", { message: THIN });
  if (payload?.object !== "event" || typeof payload.id !== "string" || typeof payload.type !== "string")
    throw new AppError("invalid_request", { message: "The signature is right, but this is no event." });
  return { provider: "stripe", eventId: cleanText(payload.id), type: cleanText(payload.type), payload };
}

/** Shown in Stripe's own list of deliveries, where the operator looks. */
const THIN =
  "The signature is right, but this is a thin event. In Stripe, set the event destination's payload style to snapshot.";

function parse(raw: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(cleanJson(raw));
  } catch {
    return undefined;
  }
}
