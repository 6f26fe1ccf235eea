import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { now } from "@/lib/clock";

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
