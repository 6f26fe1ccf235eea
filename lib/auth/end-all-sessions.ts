import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sessions, users } from "@/db/schema";
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
