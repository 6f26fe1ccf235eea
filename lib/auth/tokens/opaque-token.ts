import { createHash, randomBytes } from "node:crypto";

/** Opaque to clients: the family's id, so that a reused one can be told, and a secret. Only its hash is kept. */
export function newRefreshToken(sessionId: string): { token: string; hash: string } {
  const token = `${sessionId}.${randomBytes(32).toString("base64url")}`;
  return { token, hash: tokenHash(token) };
}

/** The family a refresh token belongs to; undefined when it can't be one. */
export function refreshFamily(token: string): string | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1];
}

/** SHA-256 is enough for a secret of 256 random bits. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
