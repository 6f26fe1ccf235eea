import { asSystem } from "@/db";
import { openSession } from "@/lib/auth/sessions/open-session";
import { encodeSession, sessionCookieName } from "@/lib/auth/sessions/session-cookie";
import type { Person } from "./factories";

// Set when the file is read, before `useDatabase` reads the settings anew.
process.env.AUTH_SECRET ??= "a secret that signs nothing but tests";

/** A browser in which they have just signed in: what its `Cookie` header says, and the session that it names. */
export async function openBrowser(user: Person): Promise<{ cookie: string; sessionId: string }> {
  const device = { ip: "192.0.2.1", userAgent: "test" };
  const sessionId = await asSystem((tx) => openSession(tx, { user, kind: "browser", device }));
  const { id: userId, sessionVersion, isSuperuser } = user;
  const value = await encodeSession({ userId, sessionId, sessionVersion, isSuperuser });
  return { cookie: `${sessionCookieName()}=${value}`, sessionId };
}
