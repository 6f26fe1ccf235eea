import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { directlyAsSystem, memberships, sessions, type Tx, users } from "@/db";
import { now } from "@/lib/clock";

/** Signs a person out everywhere: every cookie and token issued so far is dead. Answers the new session version. */
export async function endAllSessions(tx: Tx, userId: number): Promise<number> {
  const [user] = await tx
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1`, updatedAt: now() })
    .where(eq(users.id, userId))
    .returning({ sessionVersion: users.sessionVersion });
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
  return user!.sessionVersion;
}

/**
 * Signs every member of an account out of their browsers. Their access tokens stay known, because the API answers them
 * with 403 (the account's state) and not with 401 (CONTRACT.md, section 3); the gate refuses them at every request.
 */
export async function endBrowserSessions(tx: Tx, accountId: number): Promise<void> {
  const members = tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(eq(memberships.accountId, accountId));
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(inArray(sessions.userId, members), eq(sessions.kind, "browser"), isNull(sessions.revokedAt)));
}

/** Ends one session of the person: its cookie, its access tokens and its refresh tokens die at once. */
export async function revokeSession(session: { sessionId: string; userId: number }): Promise<boolean> {
  const revoked = await directlyAsSystem((db) =>
    db
      .update(sessions)
      .set({ revokedAt: now() })
      .where(
        and(
          eq(sessions.id, session.sessionId),
          eq(sessions.userId, session.userId),
          isNull(sessions.revokedAt),
        ),
      )
      .returning({ id: sessions.id }),
  );
  return revoked.length > 0;
}
