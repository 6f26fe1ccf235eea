import { cookies, headers } from "next/headers";
import { asSystem } from "@/db";
import { revokeSession } from "./end-sessions";
import { openSession, type SignInDevice } from "./open-session";
import {
  encodeSession,
  isAuthCookie,
  isHttps,
  readSessionCookie,
  SESSION_SECONDS,
  sessionCookieName,
} from "./session-cookie";
import { SIGNED_IN_HINT } from "./signed-in-hint";

interface SignedIn {
  id: number;
  sessionVersion: number;
  isSuperuser: boolean;
}

/** Signs the browser in, in a server action: a new session row and next-auth's cookie for it. An older session there ends. */
export async function openBrowserSession(user: SignedIn, device: SignInDevice): Promise<void> {
  const previous = await readSessionCookie({ headers: await headers() });
  if (previous) await revokeSession(previous);
  const sessionId = await asSystem((tx) => openSession(tx, { user, kind: "browser", device }));
  const { id: userId, sessionVersion, isSuperuser } = user;
  const value = await encodeSession({ userId, sessionId, sessionVersion, isSuperuser });
  const jar = await cookies();
  const common = { sameSite: "lax", secure: isHttps(), path: "/", maxAge: SESSION_SECONDS } as const;
  jar.set(sessionCookieName(), value, { httpOnly: true, ...common });
  jar.set(SIGNED_IN_HINT, "1", { httpOnly: false, ...common });
}

/** Takes the session's cookies from the browser, in a server action: for a session that has ended in the database. */
export async function forgetBrowserSession(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (!isAuthCookie(name)) continue;
    // A browser takes a `__Secure-` cookie away only where the answer says Secure again.
    const secure = name.startsWith("__") || isHttps();
    jar.set(name, "", { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: 0 });
  }
}
