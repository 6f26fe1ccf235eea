import { cookies, headers } from "next/headers";
import { asSystem } from "@/db/scope";
import { type Device, openSession } from "./open-session";
import { revokeSession } from "./revoke-session";
import {
  encodeSession,
  isHttps,
  readSessionCookie,
  SESSION_SECONDS,
  sessionCookieName,
} from "./session-cookie";

interface SignedIn {
  id: number;
  sessionVersion: number;
  isSuperuser: boolean;
}

/** Signs the browser in, in a server action: a new session row and next-auth's cookie for it. An older session there ends. */
export async function openBrowserSession(user: SignedIn, device: Device): Promise<void> {
  const previous = await readSessionCookie({ headers: await headers() });
  if (previous) await revokeSession(previous);
  const sessionId = await asSystem((tx) => openSession(tx, { user, kind: "browser", device }));
  const { id: userId, sessionVersion, isSuperuser } = user;
  const value = await encodeSession({ userId, sessionId, sessionVersion, isSuperuser });
  (await cookies()).set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: SESSION_SECONDS,
  });
}
