import { randomBytes } from "node:crypto";
import type { Endpoint } from "@/db";
import { openText, sealText } from "@/lib/seal-text";

/** Standard Webhooks asks for 24 to 64 random bytes. */
const SECRET_BYTES = 32;

/** A new secret as its holder gets it, and as it is kept. */
export function newSecret(accountId: number): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  return { secret, sealed: sealText(secret, contextOf(accountId)) };
}

type Sealed = Pick<Endpoint, "accountId" | "secretSealed" | "previousSecretSealed" | "previousSecretEndsAt">;

/** The secrets that sign at this moment, the newest first. Empty where AUTH_SECRET was replaced and opens none of them. */
export function signingSecrets(endpoint: Sealed, at: Date): string[] {
  const { accountId, secretSealed, previousSecretSealed, previousSecretEndsAt } = endpoint;
  const isPreviousGood = previousSecretEndsAt !== null && previousSecretEndsAt > at;
  return [secretSealed, isPreviousGood ? previousSecretSealed : null].flatMap((sealed) => {
    const secret = sealed && openText(sealed, contextOf(accountId));
    return secret ? [secret] : [];
  });
}

/** The secret sealed with today's AUTH_SECRET, where only the former opens it; undefined where nothing needs doing. */
export function resealed(sealed: string | null, accountId: number): string | undefined {
  if (!sealed || openText(sealed, contextOf(accountId), { current: true }) !== undefined) return undefined;
  const secret = openText(sealed, contextOf(accountId));
  return secret === undefined ? undefined : sealText(secret, contextOf(accountId));
}

function contextOf(accountId: number): string {
  return `webhooks:${accountId}`;
}
