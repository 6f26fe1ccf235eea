import { createHash, timingSafeEqual } from "node:crypto";
import type { ParsedApiKey } from "./known-keys";

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A busy key's parts are remembered (known-keys.ts), and with them the hash. */
const hashes = new WeakMap<ParsedApiKey, Buffer>();

/** Whether `hash` is that of the key's secret, in constant time. */
export function isSecretOf(key: ParsedApiKey, hash: string): boolean {
  const stored = Buffer.from(hash);
  const own = hashes.get(key) ?? Buffer.from(hashSecret(key.secret));
  hashes.set(key, own);
  return own.length === stored.length && timingSafeEqual(own, stored);
}
