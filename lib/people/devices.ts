import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { asSystem, directlyAsSystem, sessions, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";

/** A browser or API client that is signed in. */
export interface Device {
  sessionId: string;
  kind: "browser" | "api";
  userAgent: string;
  ip: string;
  createdAt: Date;
  lastUsedAt: Date;
}

/** Where a person is signed in, the last used first. Through the system's door: sessions belong to people. */
export function listDevices(userId: number): Promise<Device[]> {
  return directlyAsSystem((db) =>
    db
      .select({
        sessionId: sessions.id,
        kind: sessions.kind,
        userAgent: sessions.userAgent,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
      })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.sessionVersion, sessions.sessionVersion)))
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now())))
      .orderBy(desc(sessions.lastUsedAt))
      .limit(100),
  );
}

/** Signs the person out on one device; nothing when that has ended already, or is not theirs. */
export function endDevice(device: { sessionId: string; userId: number; requestId?: string }): Promise<void> {
  const { sessionId, userId, requestId } = device;
  return asSystem(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ kind: sessions.kind });
    if (!ended) return;
    await recordAudit(tx, {
      actor: `user:${userId}`,
      requestId,
      action: "session.ended",
      targetType: "session",
      targetId: sessionId,
      after: { kind: ended.kind },
    });
  });
}

/** Signs the person out everywhere but here. Answers how many sessions ended. */
export function endOtherDevices(userId: number, sessionId: string, requestId?: string): Promise<number> {
  return asSystem(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    await recordAudit(tx, {
      actor: `user:${userId}`,
      requestId,
      action: "user.sessions_ended",
      targetType: "user",
      targetId: userId,
      after: { ended: ended.length },
    });
    return ended.length;
  });
}
