import { z } from "zod";
import { cleanJson } from "@/lib/clean-text";
import { env } from "@/lib/env";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import type { IncomingEvent } from "@/lib/payments/provider/provider-events";
import { paypalBase, paypalClient } from "./client";

const HEADERS = {
  auth_algo: "paypal-auth-algo",
  cert_url: "paypal-cert-url",
  transmission_id: "paypal-transmission-id",
  transmission_sig: "paypal-transmission-sig",
  transmission_time: "paypal-transmission-time",
} as const;

const eventShape = z.looseObject({ id: z.string().min(1), event_type: z.string().min(1) });

/** The event, when PayPal says that it sent it; else undefined. Throws when PayPal can't be asked: then it sends it again. */
export async function readPaypalEvent(raw: string, headers: Headers): Promise<IncomingEvent | undefined> {
  const sent = Object.entries(HEADERS).map(([name, header]) => [name, headers.get(header)] as const);
  const event = eventShape.safeParse(parse(raw));
  if (!event.success || sent.some(([, value]) => !value)) return undefined;
  if (!(await isVerified(raw, Object.fromEntries(sent)))) return undefined;
  const { id: eventId, event_type: type } = event.data;
  return { provider: "paypal", eventId, type, payload: event.data };
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(cleanJson(raw));
  } catch {
    return undefined;
  }
}

/** PayPal's own check. The event goes into the question byte for byte: its signature is over these very bytes. */
async function isVerified(raw: string, transmission: Record<string, string | null>): Promise<boolean> {
  const question = JSON.stringify({ ...transmission, webhook_id: env().PAYPAL_WEBHOOK_ID });
  return askProvider("paypal", async () => {
    const token = await paypalClient().clientCredentialsAuthManager.updateToken();
    const response = await fetch(`${paypalBase()}/v1/notifications/verify-webhook-signature`, {
      method: "POST",
      headers: { authorization: `Bearer ${token.accessToken}`, "content-type": "application/json" },
      body: `${question.slice(0, -1)},"webhook_event":${raw}}`,
      signal: AbortSignal.timeout(10_000),
    });
    if (isNotTheirs(response.status)) return false;
    if (!response.ok) throw new Error(`PayPal answered ${response.status} to the verification of a webhook`);
    const { verification_status } = z
      .object({ verification_status: z.string() })
      .parse(await response.json());
    return verification_status === "SUCCESS";
  });
}

/** PayPal can't make sense of the signature's parts: they are not its own. Its 401, 403 and 429 are about us. */
function isNotTheirs(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 429].includes(status);
}
