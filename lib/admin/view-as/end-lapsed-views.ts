import { and, eq, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { asSystem, directlyAsSystem, sessions, staffViews, type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";

const JOB = "end-lapsed-views";

/**
 * Writes down the end of views whose hour is over or whose session is. They showed nothing since then: this is for the
 * audit log, which tells of each end as of each start.
 */
export async function endLapsedViews(): Promise<number> {
  const lapsed = await directlyAsSystem((db) =>
    db
      .select({ id: staffViews.id, accountId: staffViews.viewedAccountId, userId: sessions.userId })
      .from(staffViews)
      .innerJoin(sessions, eq(sessions.id, staffViews.sessionId))
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(isNull(staffViews.endedAt), isOver())),
  );
  let done = 0;
  for (const view of lapsed) if (await asSystem((tx) => close(tx, view))) done += 1;
  return done;
}

function isOver(): SQL | undefined {
  return or(
    lte(staffViews.expiresAt, now()),
    lte(sessions.expiresAt, now()),
    lte(sessions.revokedAt, now()),
    ne(sessions.sessionVersion, users.sessionVersion),
    eq(users.isSuperuser, false),
  );
}

async function close(
  tx: Tx,
  { id, accountId, userId }: { id: number; accountId: number; userId: number },
): Promise<boolean> {
  const [ended] = await tx
    .update(staffViews)
    .set({ endedAt: now() })
    .where(and(eq(staffViews.id, id), isNull(staffViews.endedAt)))
    .returning({ expiresAt: staffViews.expiresAt });
  if (!ended) return false;
  await recordAudit(tx, {
    accountId,
    actor: `job:${JOB}`,
    actorUserId: userId,
    action: "account.view_ended",
    targetType: "account",
    targetId: accountId,
    reason: ended.expiresAt <= now() ? "The hour was over." : "The session was over.",
  });
  return true;
}
