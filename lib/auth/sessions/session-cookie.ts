import { decode, encode } from "next-auth/jwt";
import type { HeaderReader } from "@/lib/api-request";
import { env, requireSecret } from "@/lib/env";
import { SIGNED_IN_HINT } from "./signed-in-hint";

/** Browser sessions end after 30 days, whatever happens. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/**
 * next-auth's name, on https with the prefix that browsers take from this very host alone: no sibling below the same domain
 * can plant one. A long value is cut into `<name>.0`, `<name>.1` and so on.
 */
const SESSION_COOKIE = "authjs.session-token";
const AUTH_COOKIE = /^(__Secure-|__Host-)?authjs\./;

/** What the cookie says. The database has the last word: see findSession. */
export interface SessionClaims {
  userId: number;
  sessionId: string;
  sessionVersion: number;
  isSuperuser: boolean;
}

export function isHttps(): boolean {
  return env().APP_URL.startsWith("https:");
}

export function sessionCookieName(): string {
  return isHttps() ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;
}

/** Reads next-auth's encrypted session cookie; undefined when there is none or it is not ours. Runs at the edge too. */
export async function readSessionCookie(request: {
  headers: HeaderReader;
}): Promise<SessionClaims | undefined> {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  const name = sessionCookieName();
  const token = joinChunks(cookies, name);
  return token ? await decodeSession(token, name) : undefined;
}

/** The cookie's value for a session: what next-auth itself would have written. */
export function encodeSession(claims: SessionClaims): Promise<string> {
  const { userId, sessionId, sessionVersion, isSuperuser } = claims;
  const token = { sub: String(userId), sid: sessionId, sv: sessionVersion, su: isSuperuser };
  const salt = sessionCookieName();
  return encode({ token, secret: requireSecret("AUTH_SECRET"), salt, maxAge: SESSION_SECONDS });
}

export function isAuthCookie(name: string): boolean {
  return AUTH_COOKIE.test(name) || name === SIGNED_IN_HINT;
}

/** `Set-Cookie` values that end every cookie of a session that the request carries, chunks too. */
export function expiredSessionCookies(request: { headers: HeaderReader }): string[] {
  const names = [...parseCookies(request.headers.get("cookie") ?? "").keys()].filter(isAuthCookie);
  return names.map(
    (name) =>
      `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith("__") || isHttps() ? "; Secure" : ""}`,
  );
}

async function decodeSession(token: string, salt: string): Promise<SessionClaims | undefined> {
  const secret = requireSecret("AUTH_SECRET");
  const payload = await decode({ token, secret, salt }).catch(() => null);
  return payload ? sessionClaims(payload) : undefined;
}

function sessionClaims(payload: Record<string, unknown>): SessionClaims | undefined {
  const { sub, sid, sv, su } = payload;
  if (typeof sub !== "string" || !/^\d{1,15}$/.test(sub)) return undefined;
  if (typeof sid !== "string" || typeof sv !== "number" || typeof su !== "boolean") return undefined;
  return { userId: Number(sub), sessionId: sid, sessionVersion: sv, isSuperuser: su };
}

function joinChunks(cookies: Map<string, string>, name: string): string | undefined {
  const whole = cookies.get(name);
  if (whole) return whole;
  let joined = "";
  for (let i = 0; cookies.has(`${name}.${i}`); i++) joined += cookies.get(`${name}.${i}`);
  return joined || undefined;
}

function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}
