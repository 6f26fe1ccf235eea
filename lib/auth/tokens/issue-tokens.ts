import { randomUUID } from "node:crypto";
import { asSystem, type Tx } from "@/db";
import type { HeaderReader } from "@/lib/api-request";
import { openSession, type SignInDevice } from "@/lib/auth/sessions/open-session";
import { signAccessToken } from "./access-token";
import { refreshToken, tokenHash } from "./opaque-token";

export interface Tokens {
  access: string;
  refresh: string;
}

interface Owner {
  user: { id: number; sessionVersion: number; isSuperuser: boolean };
  account: { id: number } | null;
}

/** Signs in the person who sent the request: a refresh family of their own, and its first tokens. */
export function startApiSession(
  { user, account }: Owner,
  from: { ip: string; request: { headers: HeaderReader } },
): Promise<Tokens> {
  const owner = { ...user, accountId: user.isSuperuser ? null : (account?.id ?? null) };
  const userAgent = from.request.headers.get("user-agent") ?? "";
  return asSystem((tx) => issueTokens(tx, owner, { ip: from.ip, userAgent }));
}

interface TokenOwner {
  id: number;
  sessionVersion: number;
  isSuperuser: boolean;
  /** Null for a superuser. */
  accountId: number | null;
}

/** Signs an API client in: a new refresh family and its first pair of tokens. */
export async function issueTokens(tx: Tx, owner: TokenOwner, device: SignInDevice): Promise<Tokens> {
  const sessionId = randomUUID();
  const refresh = refreshToken(sessionId, 0);
  await openSession(tx, {
    sessionId,
    user: owner,
    kind: "api",
    device,
    refreshTokenHash: tokenHash(refresh),
  });
  return { access: await accessTokenFor(owner, sessionId), refresh };
}

export function accessTokenFor(owner: TokenOwner, sessionId: string): Promise<string> {
  const { id: userId, accountId, sessionVersion, isSuperuser } = owner;
  return signAccessToken({ userId, accountId, sessionId, sessionVersion, isSuperuser });
}
