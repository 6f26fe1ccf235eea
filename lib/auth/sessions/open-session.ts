import { and, eq } from "drizzle-orm";
import { sessions, type Tx, users } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { sessionEnd } from "./session-lifetime";

/** Where a sign-in comes from: shown in the list of sessions. */
export interface SignInDevice {
  ip: string;
  userAgent: string;
}

interface SessionStart {
  user: { id: number; sessionVersion: number };
  kind: "browser" | "api";
  device: SignInDevice;
  /** An API client's refresh family starts with this token. */
  refreshTokenHash?: string;
  sessionId?: string;
}

/**
 * Writes the row that a browser's cookie or an API client's tokens stand for. The password was typed just now. Throws
 * `invalid_credentials` when the person was signed out everywhere since: by a new password, or by a second factor.
 */
export async function openSession(tx: Tx, start: SessionStart): Promise<string> {
  const isSuperuser = await requireVersion(tx, start.user);
  const at = now();
  const [session] = await tx
    .insert(sessions)
    .values({
      id: start.sessionId,
      userId: start.user.id,
      kind: start.kind,
      sessionVersion: start.user.sessionVersion,
      refreshTokenHash: start.refreshTokenHash,
      userAgent: start.device.userAgent.slice(0, 300),
      ip: start.device.ip,
      confirmedAt: at,
      lastUsedAt: at,
      expiresAt: sessionEnd({ isSuperuser, openedAt: at }),
      createdAt: at,
    })
    .returning({ id: sessions.id });
  return session!.id;
}

/**
 * Shared with other sign-ins; signing the person out everywhere waits, then ends this session too. Answers whether they
 * are a superuser.
 */
async function requireVersion(tx: Tx, { id, sessionVersion }: SessionStart["user"]): Promise<boolean> {
  const current = and(eq(users.id, id), eq(users.sessionVersion, sessionVersion));
  const [user] = await tx.select({ isSuperuser: users.isSuperuser }).from(users).where(current).for("share");
  if (!user)
    throw new AppError("invalid_credentials", { message: "You were signed out meanwhile. Sign in again." });
  return user.isSuperuser;
}
