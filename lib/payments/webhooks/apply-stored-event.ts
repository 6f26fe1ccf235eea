import type { StoredEvent } from "@/db";
import type { Provider } from "@/db/words";
import { log } from "@/lib/log";
import { isPermanent } from "@/lib/payments/provider/fault";
import { markEvent, type Outcome } from "@/lib/payments/provider/provider-events";
import { applyPaypalEvent } from "../paypal/apply-paypal-event";
import { applyStripeEvent } from "../stripe/apply-stripe-event";

const APPLY: Record<Provider, (event: StoredEvent) => Promise<Outcome>> = {
  stripe: applyStripeEvent,
  paypal: applyPaypalEvent,
};

/**
 * Applies a stored event, once. A fault that will pass is thrown, so that the provider sends it again; one that will not
 * is kept as `failed`, where staff see it (`no_provider_event_has_failed`).
 */
export async function applyStoredEvent(event: StoredEvent): Promise<void> {
  if (event.status === "applied" || event.status === "ignored" || isEmpty(event)) return;
  try {
    await markEvent(event.id, await APPLY[event.provider](event));
  } catch (error) {
    const permanent = isPermanent(error);
    const said = error instanceof Error ? error.message : String(error);
    log.error({ err: error, provider: event.provider, event: event.eventId }, "provider event not applied");
    await markEvent(event.id, permanent ? "failed" : "received", said.slice(0, 500));
    if (!permanent) throw error;
  }
}

/** Its content could not be stored, or is no longer kept: there is nothing to apply. */
const isEmpty = ({ payload }: StoredEvent) => Object.keys(payload).length === 0;
