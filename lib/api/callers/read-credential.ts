import { isApiKey, knownApiKey, type ParsedApiKey, parseApiKey } from "@/lib/api-keys/key-format";
import type { HeaderReader } from "@/lib/api-request";
import { verifyAccessToken } from "@/lib/auth/tokens/access-token";
import { bearerToken } from "@/lib/auth/tokens/bearer-token";
import { AppError } from "@/lib/errors";
import type { KeyCaller, UserCaller } from "./caller";
import { findAccessTokenCaller } from "./find-access-token-caller";
import { findApiKeyCaller } from "./find-api-key-caller";

/**
 * A credential whose signature holds: enough to know whose allowance it would spend, before the database is asked.
 * `findCaller` asks it; undefined means that the credential has been revoked, has expired or is otherwise dead.
 */
export interface SignedCredential {
  /** `<account id>`, or `user:<id>` for a superuser, who has no account. */
  identity: string;
  findCaller: () => Promise<UserCaller | KeyCaller | undefined>;
}

/**
 * Reads `Authorization: Bearer`, and nothing else: never a cookie. Undefined when there is none; throws on a bad one. At
 * once for a busy key: its signature need not be waited for.
 */
export function readCredential(
  headers: HeaderReader,
): SignedCredential | undefined | Promise<SignedCredential> {
  const token = bearerToken(headers);
  if (token === null) return undefined;
  if (!token) throw new AppError("unauthenticated");
  const known = knownApiKey(token);
  if (known) return ofKey(known);
  return isApiKey(token) ? keyCredential(token) : tokenCredential(token);
}

async function keyCredential(token: string): Promise<SignedCredential> {
  const parsed = await parseApiKey(token);
  if (!parsed) throw new AppError("unauthenticated");
  return ofKey(parsed);
}

function ofKey(parsed: ParsedApiKey): SignedCredential {
  return { identity: String(parsed.accountId), findCaller: () => findApiKeyCaller(parsed) };
}

async function tokenCredential(token: string): Promise<SignedCredential> {
  const claims = await verifyAccessToken(token);
  if (!claims) throw new AppError("unauthenticated");
  const identity = claims.accountId === null ? `user:${claims.userId}` : String(claims.accountId);
  return { identity, findCaller: () => findAccessTokenCaller(claims) };
}
