import { and, asc, eq, inArray, isNull, lt, notExists } from "drizzle-orm";
import { directlyAsSystem, idempotencyKeys, sessions, staffViews, userTokens } from "@/db";
import { BATCH, inBatches } from "@/db/in-batches";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";

/** Somebody may still be looking at what has just ended. */
const KEPT_DAYS = 1;
/**
 * Deletes what stopped counting a day ago: kept answers, mailed links, sessions. All of it is refused once it has expired,
 * and refused the same way once it is gone, a refresh token that is shown twice among it. A revoked session goes when it
 * would have expired.
 */
export async function forgetExpired(): Promise<number> {
  const before = addDays(now(), -KEPT_DAYS);
  let forgotten = 0;
  for (const forget of [forgetAnswers, forgetLinks, forgetSessions])
    forgotten += await inBatches(() => forget(before));
  return forgotten;
}

type Deletion = Promise<{ rowCount: number | null }>;

// Each locks what it deletes, and leaves what somebody else has locked: an old key may be claimed again at this moment.

function forgetAnswers(before: Date): Deletion {
  const { id, expiresAt } = idempotencyKeys;
  return directlyAsSystem((db) => {
    const expired = db.select({ id }).from(idempotencyKeys).where(lt(expiresAt, before));
    const batch = expired.orderBy(asc(expiresAt)).limit(BATCH).for("update", { skipLocked: true });
    return db.delete(idempotencyKeys).where(inArray(id, batch));
  });
}

function forgetLinks(before: Date): Deletion {
  const { id, expiresAt } = userTokens;
  return directlyAsSystem((db) => {
    const expired = db.select({ id }).from(userTokens).where(lt(expiresAt, before));
    const batch = expired.orderBy(asc(expiresAt)).limit(BATCH).for("update", { skipLocked: true });
    return db.delete(userTokens).where(inArray(id, batch));
  });
}

/** Not one with an open view in it: `end-lapsed-views` writes down its end first. */
function forgetSessions(before: Date): Deletion {
  const { id, expiresAt } = sessions;
  return directlyAsSystem((db) => {
    const openView = db
      .select({ id: staffViews.id })
      .from(staffViews)
      .where(and(eq(staffViews.sessionId, id), isNull(staffViews.endedAt)));
    const expired = db
      .select({ id })
      .from(sessions)
      .where(and(lt(expiresAt, before), notExists(openView)));
    const batch = expired.orderBy(asc(expiresAt)).limit(BATCH).for("update", { skipLocked: true });
    return db.delete(sessions).where(inArray(id, batch));
  });
}
