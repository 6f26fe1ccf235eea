import { parseApiKey } from "@/lib/api-keys/key-format";
import { verifyAccessToken } from "@/lib/auth/access-token";
import { readSessionCookie } from "@/lib/auth/session-cookie";

/**
 * What a request to the API comes with. `bearer`: a signature of ours that holds; whether it still lives, only the
 * database knows. `forged`: an Authorization header that we never gave out, or that has expired.
 */
export type Credential = "bearer" | "forged" | "superuser_session" | "none";

/** By WebCrypto alone, with no database. A cookie counts only when there is no Authorization header at all. */
export async function classifyCredential(headers: Headers): Promise<Credential> {
  const authorization = headers.get("authorization");
  if (authorization !== null) return (await isSigned(authorization)) ? "bearer" : "forged";
  if (!headers.has("cookie")) return "none";
  const session = await readSessionCookie({ headers });
  return session?.isSuperuser ? "superuser_session" : "none";
}

async function isSigned(authorization: string): Promise<boolean> {
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization.trim())?.[1];
  if (!token) return false;
  return Boolean(token.startsWith("igny8_") ? await parseApiKey(token) : await verifyAccessToken(token));
}
