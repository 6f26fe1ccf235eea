import { and, desc, eq, inArray } from "drizzle-orm";
import { auditEvents, directlyAsSystem } from "@/db";
import { SIGN_IN_OUTCOMES } from "@/lib/auth/attempts/record-sign-in";

export interface RecentSignIn {
  id: number;
  /** Such as `user.signed_in` or `user.code_refused`. */
  outcome: string;
  ip: string;
  userAgent: string;
  at: Date;
}

/** The last times that somebody signed in as this person, or tried to; the newest first. */
export async function listRecentSignIns(userId: number, limit = 10): Promise<RecentSignIn[]> {
  const { id, action, after, createdAt, targetType, targetId } = auditEvents;
  const rows = await directlyAsSystem((db) =>
    db
      .select({ id, action, after, createdAt })
      .from(auditEvents)
      .where(
        and(eq(targetType, "user"), eq(targetId, String(userId)), inArray(action, [...SIGN_IN_OUTCOMES])),
      )
      .orderBy(desc(id))
      .limit(limit),
  );
  return rows.map((row) => ({
    id: row.id,
    outcome: row.action,
    ip: String(row.after?.ip ?? ""),
    userAgent: String(row.after?.user_agent ?? ""),
    at: row.createdAt,
  }));
}
