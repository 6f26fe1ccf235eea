import { createHash, timingSafeEqual } from "node:crypto";

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** In constant time. */
export function isSecretOf(hash: string, secret: string): boolean {
  const [left, right] = [Buffer.from(hash), Buffer.from(hashSecret(secret))];
  return left.length === right.length && timingSafeEqual(left, right);
}
