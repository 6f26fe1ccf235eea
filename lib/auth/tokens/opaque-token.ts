import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { requireSecret } from "@/lib/env";

const GENERATION_BYTES = 4;
const SECRET_BYTES = 32;

/**
 * Opaque to clients: the family's id, then the token's generation in it with a MAC of both. Made from our key, so that
 * one which was used before is known again though nothing of it is kept, and a lost answer can be given again.
 */
export function refreshToken(family: string, generation: number): string {
  const secret = Buffer.alloc(SECRET_BYTES);
  secret.writeUInt32BE(generation);
  createHmac("sha256", requireSecret("AUTH_SECRET"))
    .update(`refresh:${family}:${generation}`)
    .digest()
    .copy(secret, GENERATION_BYTES);
  return `${family}.${secret.toString("base64url")}`;
}

/** The family a refresh token belongs to; undefined when it can't be one. */
export function refreshFamily(token: string): string | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1];
}

/** Which of its family's tokens this is; undefined for what we never gave out. */
export function refreshGeneration(family: string, token: string): number | undefined {
  const secret = Buffer.from(token.slice(family.length + 1), "base64url");
  if (secret.length !== SECRET_BYTES) return undefined;
  const generation = secret.readUInt32BE();
  const ours = Buffer.from(refreshToken(family, generation));
  const shown = Buffer.from(token);
  return ours.length === shown.length && timingSafeEqual(ours, shown) ? generation : undefined;
}

/** SHA-256 is enough for a secret of 224 bits or more. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
