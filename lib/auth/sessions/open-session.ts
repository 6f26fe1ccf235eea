import { sessions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { SESSION_SECONDS } from "./session-cookie";

/** Where a sign-in comes from: shown in the list of sessions. */
export interface Device {
  ip: string;
  userAgent: string;
}

interface SessionStart {
  user: { id: number; sessionVersion: number };
  kind: "browser" | "api";
  device: Device;
  /** An API client's refresh family starts with this token. */
  refreshTokenHash?: string;
  sessionId?: string;
}

/** Writes the row that a browser's cookie or an API client's tokens stand for. The password was typed just now. */
export async function openSession(tx: Tx, start: SessionStart): Promise<string> {
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
      expiresAt: new Date(at.getTime() + SESSION_SECONDS * 1000),
      createdAt: at,
    })
    .returning({ id: sessions.id });
  return session!.id;
}
