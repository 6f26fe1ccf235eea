import { isApiKey, knownApiKey, parseApiKey } from "@/lib/api-keys/key-format";
import type { HeaderReader } from "@/lib/api-request";
import { readSessionCookie } from "@/lib/auth/sessions/session-cookie";
import { verifyAccessToken } from "@/lib/auth/tokens/access-token";
import { bearerToken } from "@/lib/auth/tokens/bearer-token";

/**
 * What a request to the API comes with. `bearer`: a signature of ours that holds; whether it still lives, only the
 * database knows. `forged`: an Authorization header that we never gave out, or that has expired.
 */
export type Credential = "bearer" | "forged" | "superuser_session" | "none";

/** By WebCrypto alone, with no database. A cookie counts only when there is no Authorization header at all. */
export async function classifyCredential(headers: HeaderReader): Promise<Credential> {
  const token = bearerToken(headers);
  if (token !== null) return token && (await isSigned(token)) ? "bearer" : "forged";
  if (!headers.has("cookie")) return "none";
  const session = await readSessionCookie({ headers });
  return session?.isSuperuser ? "superuser_session" : "none";
}

/** A busy plugin's key, which was classified before: there is nothing to wait for. */
export function hasKnownKey(headers: HeaderReader): boolean {
  const token = bearerToken(headers);
  return Boolean(token && knownApiKey(token));
}

async function isSigned(token: string): Promise<boolean> {
  return Boolean(isApiKey(token) ? await parseApiKey(token) : await verifyAccessToken(token));
}
