import type { ItemOf } from "./operations.js";

/** What a webhook's body says, and what `/events/` lists: the same, under the same id. */
export type Igny8Event = ItemOf<"/events/">;

/** A webhook that IGNY8 did not send, or sent too long ago. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
}

/** How far clocks may be apart, and how long a delivery may take. */
const TOLERANCE_SECONDS = 5 * 60;

/**
 * The event in a webhook's raw body, once its signature holds (Standard Webhooks: webhook-id, webhook-timestamp,
 * webhook-signature). `secrets` may be several while one is rotated. Throws WebhookVerificationError.
 */
export async function verifyWebhook<T = Igny8Event>(
  body: string,
  headers: Headers | Record<string, string | undefined>,
  secrets: string | readonly string[],
  at: Date = new Date(),
): Promise<T> {
  const read = new Headers(Object.entries(headersOf(headers)));
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    read.get(name),
  );
  if (!id || !timestamp || !signatures)
    throw new WebhookVerificationError("A header of the signature is missing.");
  const age = Math.abs(at.getTime() / 1000 - Number(timestamp));
  if (!(age <= TOLERANCE_SECONDS)) throw new WebhookVerificationError("The timestamp is too far from now.");
  const given = signatures.split(" ").filter((one) => one.startsWith("v1,"));
  for (const secret of [secrets].flat()) {
    const key = await keyOf(secret);
    for (const one of given)
      if (await holds(key, one.slice(3), `${id}.${timestamp}.${body}`)) return JSON.parse(body) as T;
  }
  throw new WebhookVerificationError("No signature matches.");
}

function headersOf(headers: Headers | Record<string, string | undefined>): Record<string, string> {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

function keyOf(secret: string): Promise<CryptoKey> {
  const raw = bytesOf(secret.replace(/^whsec_/, ""));
  return crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
}

/** WebCrypto compares in constant time. */
async function holds(key: CryptoKey, signature: string, signed: string): Promise<boolean> {
  try {
    return await crypto.subtle.verify("HMAC", key, bytesOf(signature), new TextEncoder().encode(signed));
  } catch {
    return false; // Not Base64.
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
