import { and, eq, lt } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { now, nowMs } from "@/lib/clock";

const EVERY_MS = 10 * 60 * 1000;

/** Notes that the session is in use, at most every ten minutes: the list of sessions shows it. */
export async function touchSession(session: { id: string; lastUsedAt: Date }): Promise<void> {
  const due = new Date(nowMs() - EVERY_MS);
  if (session.lastUsedAt > due) return;
  await directlyAsSystem((db) =>
    db
      .update(sessions)
      .set({ lastUsedAt: now() })
      .where(and(eq(sessions.id, session.id), lt(sessions.lastUsedAt, due))),
  );
}
