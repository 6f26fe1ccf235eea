import { asSystem } from "@/db";
import type { Role } from "@/db/words";
import { openSession } from "@/lib/auth/sessions/open-session";
import { encodeSession, sessionCookieName } from "@/lib/auth/sessions/session-cookie";
import { issueTokens, type Tokens } from "@/lib/auth/tokens/issue-tokens";
import { createPerson, type Person } from "./factories";
import { sendCookie } from "./next-headers";

/** Where they sit. */
export const DEVICE = { ip: "192.0.2.1", userAgent: "test" };

/** Living tokens, as POST /auth/login/ would give them. */
export function tokensFor(person: Person): Promise<Tokens> {
  return asSystem((tx) => issueTokens(tx, person, DEVICE));
}

export async function accessTokenFor(person: Person): Promise<string> {
  return (await tokensFor(person)).access;
}

/** Somebody new in the account, with a living access token. */
export async function signedInMember(accountId: number, role: Role): Promise<Person & { token: string }> {
  const person = await createPerson({ account: { id: accountId }, role });
  return { ...person, token: await accessTokenFor(person) };
}

export async function memberToken(accountId: number, role: Role): Promise<string> {
  return (await signedInMember(accountId, role)).token;
}

/** A browser in which they have just signed in: what its `Cookie` header says, and the session that it names. */
export async function openBrowser(user: Person): Promise<{ cookie: string; sessionId: string }> {
  const sessionId = await asSystem((tx) => openSession(tx, { user, kind: "browser", device: DEVICE }));
  const { id: userId, sessionVersion, isSuperuser } = user;
  const value = await encodeSession({ userId, sessionId, sessionVersion, isSuperuser });
  return { cookie: `${sessionCookieName()}=${value}`, sessionId };
}

/** Pages and actions are theirs from now on, where the test mocks `next/headers` with test/next-headers.ts. */
export async function signIn(user: Person): Promise<{ cookie: string; sessionId: string }> {
  const browser = await openBrowser(user);
  sendCookie(browser.cookie);
  return browser;
}
