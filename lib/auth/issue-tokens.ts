import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import { signAccessToken } from "./access-token";
import { type Device, openSession } from "./open-session";
import { newRefreshToken } from "./refresh-token";

export interface Tokens {
  access: string;
  refresh: string;
}

export interface TokenOwner {
  id: number;
  sessionVersion: number;
  isSuperuser: boolean;
  /** Null for a superuser. */
  accountId: number | null;
}

/** Signs an API client in: a new refresh family and its first pair of tokens. */
export async function issueTokens(tx: Tx, owner: TokenOwner, device: Device): Promise<Tokens> {
  const sessionId = randomUUID();
  const { token, hash } = newRefreshToken(sessionId);
  await openSession(tx, { sessionId, user: owner, kind: "api", device, refreshTokenHash: hash });
  return { access: await accessTokenFor(owner, sessionId), refresh: token };
}

export function accessTokenFor(owner: TokenOwner, sessionId: string): Promise<string> {
  const { id: userId, accountId, sessionVersion, isSuperuser } = owner;
  return signAccessToken({ userId, accountId, sessionId, sessionVersion, isSuperuser });
}
