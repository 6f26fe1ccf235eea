import Stripe from "stripe";
import { cleanJson } from "@/lib/clean-text";
import { env } from "@/lib/env";

let made: { of: string; client: Stripe } | undefined;

/** The official SDK, at `STRIPE_API_BASE` where that is set. Only this folder knows Stripe. */
export function stripeClient(): Stripe {
  const { STRIPE_SECRET_KEY: key = "", STRIPE_API_BASE: base } = env();
  const of = `${key} ${base}`;
  if (made?.of !== of)
    made = { of, client: new Stripe(key, { ...endpoint(base), ...MANNERS, httpClient: cleaning() }) };
  return made.client;
}

/** A person waits for the page: rather say "try again" than let them wait a minute. Retries carry the same key. */
const MANNERS = { timeout: 10_000, maxNetworkRetries: 1, telemetry: false } as const;

function endpoint(base: string | undefined) {
  if (!base) return {};
  const { protocol, hostname, port } = new URL(base);
  const secure = protocol === "https:";
  return {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? ("https" as const) : ("http" as const),
  };
}

/** What Stripe answers is made fit to be stored: a payer's name is theirs to choose. */
function cleaning(): ReturnType<typeof Stripe.createNodeHttpClient> {
  const client = Stripe.createNodeHttpClient();
  const ask = client.makeRequest.bind(client);
  client.makeRequest = async (...request) => {
    const response = await ask(...request);
    const read = response.toJSON.bind(response);
    response.toJSON = async () => JSON.parse(cleanJson(JSON.stringify(await read())));
    return response;
  };
  return client;
}
