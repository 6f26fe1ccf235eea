import { log } from "@/lib/log";
import type { Provider } from "../payment";
import { providerFor } from "../providers";
import { applyEvent } from "./apply-event";
import { type IncomingEvent, storeEvent } from "./provider-events";

const MAX_BODY_BYTES = 1_048_576;

export type ReadEvent = (raw: string, headers: Headers) => Promise<IncomingEvent | undefined>;

/**
 * The POST handler of a provider's webhook: verify the raw body, store the event by its id, apply it. 400 for what is not
 * the provider's, 200 once it is stored and either applied or beyond help, 500 when the provider should send it again.
 */
export function webhookRoute(provider: Provider, readEvent: ReadEvent) {
  return async (request: Request): Promise<Response> => {
    if (!providerFor(provider)?.isConfigured()) return answer(503, "This provider is not set up here.");
    try {
      const raw = await request.text();
      if (raw.length > MAX_BODY_BYTES) return answer(413, "Too large.");
      const event = await readEvent(raw, request.headers);
      if (!event) return answer(400, "The signature does not match.");
      await applyEvent(await storeEvent(event));
      return Response.json({ received: true });
    } catch (error) {
      log.error({ err: error, provider }, "webhook failed");
      return answer(500, "Not applied yet. Send it again.");
    }
  };
}

function answer(status: number, error: string): Response {
  return Response.json({ received: false, error }, { status });
}
