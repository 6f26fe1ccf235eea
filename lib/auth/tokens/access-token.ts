import { jwtVerify, SignJWT } from "jose";
import { now, nowMs } from "@/lib/clock";
import { signingKey } from "./signing-key";

const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = "igny8";
const AUDIENCE = "igny8-api";

/** What an access token says. The database has the last word: see findAccessTokenCaller. */
export interface AccessClaims {
  userId: number;
  /** Null for a superuser. */
  accountId: number | null;
  sessionId: string;
  sessionVersion: number;
  isSuperuser: boolean;
}

/** A signed token for 15 minutes. This file runs at the edge too: WebCrypto only. */
export function signAccessToken(claims: AccessClaims): Promise<string> {
  const issuedAt = Math.floor(nowMs() / 1000);
  const { accountId: acc, sessionId: sid, sessionVersion: sv, isSuperuser: su } = claims;
  return new SignJWT({ acc, sid, sv, su })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(String(claims.userId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(signingKey());
}

/** The claims of a token that we signed and that has not expired; undefined otherwise. Never throws for a bad token. */
export async function verifyAccessToken(token: string): Promise<AccessClaims | undefined> {
  const options = { algorithms: ["HS256"], issuer: ISSUER, audience: AUDIENCE, currentDate: now() };
  const verified = await jwtVerify(token, signingKey(), options).catch(() => undefined);
  return verified && accessClaims(verified.payload);
}

function accessClaims(payload: Record<string, unknown>): AccessClaims | undefined {
  const { sub, acc, sid, sv, su } = payload;
  if (typeof sub !== "string" || !/^\d{1,15}$/.test(sub)) return undefined;
  if (typeof sid !== "string" || typeof sv !== "number" || typeof su !== "boolean") return undefined;
  if (acc !== null && typeof acc !== "number") return undefined;
  return { userId: Number(sub), accountId: acc, sessionId: sid, sessionVersion: sv, isSuperuser: su };
}
