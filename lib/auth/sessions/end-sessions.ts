import { and, eq, isNull, sql } from "drizzle-orm";
import { directlyAsSystem, sessions, type Tx, users } from "@/db";
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

/** Ends one session of the person: its cookie, its access tokens and its refresh tokens die immediately. */
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
