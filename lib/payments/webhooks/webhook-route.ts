import type { Provider } from "@/db/words";
import { readText } from "@/lib/api/input/read-text";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { providerFor } from "@/lib/payments/checkout/providers";
import { type IncomingEvent, storeEvent } from "@/lib/payments/provider/provider-events";
import { clientIp } from "@/lib/rate-limits/client-ip";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { applyStoredEvent } from "./apply-stored-event";

export type ReadEvent = (raw: string, headers: Headers) => Promise<IncomingEvent | undefined>;

interface WebhookOptions {
  /** Whose event it is, only the provider knows: nobody may have it asked without end. */
  asksProvider?: boolean;
}

/**
 * The POST handler of a provider's webhook: verify the raw body, store the event by its id, apply it. 400 and 413 for what
 * is not the provider's, 200 once it is stored and either applied or beyond help, 429 and 500 when the provider should
 * send it again.
 */
export function webhookRoute(
  provider: Provider,
  readEvent: ReadEvent,
  { asksProvider = false }: WebhookOptions = {},
) {
  return async (request: Request): Promise<Response> => {
    if (!providerFor(provider)?.isConfigured()) return answer(503, "This provider is not set up here.");
    try {
      if (asksProvider) {
        const decision = await takeFromLimit("webhooks", `ip:${clientIp(request.headers)}`);
        if (!decision.allowed)
          return answer(429, "Too fast. Send it again later.", throttleHeaders(decision));
      }
      const event = await readEvent(await readText(request), request.headers);
      if (!event) return answer(400, "The signature does not match.");
      await applyStoredEvent(await storeEvent(event));
      return Response.json({ received: true });
    } catch (error) {
      return refusal(provider, error);
    }
  };
}

function refusal(provider: Provider, error: unknown): Response {
  if (isUnreadable(error)) {
    if (error.code === "invalid_request") log.warn({ provider, reason: error.message }, "webhook refused");
    return answer(error.status, error.message);
  }
  log.error({ err: error, provider }, "webhook failed");
  return answer(500, "Not applied yet. Send it again.");
}

/** The body itself: too large, cut off, no text, or signed by the provider and still no event that is read here. */
function isUnreadable(error: unknown): error is AppError {
  return (
    error instanceof AppError && ["payload_too_large", "invalid_json", "invalid_request"].includes(error.code)
  );
}

function answer(status: number, error: string, headers?: Record<string, string>): Response {
  return Response.json({ received: false, error }, { status, headers });
}
