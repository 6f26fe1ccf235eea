import { and, eq, isNull } from "drizzle-orm";
import { asSystem, sessions } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import type { SessionClaims } from "./session-cookie";

/** Ends the browser session that was used where only a Bearer is a credential. Ending it again changes nothing. */
export function endRefusedSession(claims: SessionClaims, requestId: string): Promise<void> {
  const { sessionId, userId } = claims;
  return asSystem(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await recordAudit(tx, {
      accountId: null,
      actor: `user:${userId}`,
      actorUserId: userId,
      action: "session.refused_by_api",
      targetType: "session",
      targetId: sessionId,
      requestId,
    });
  });
}
