import { lte } from "drizzle-orm";
import { asSystem, directlyAsSystem, memberships, type Tx, users } from "@/db";
import { ACCOUNTLESS_DAYS, purgePeople } from "@/lib/accounts/purge-people";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { addDays } from "@/lib/time/days";

const JOB = "purge-accountless-people";

/**
 * Deletes people who have belonged to no account for 30 days, each in a transaction of their own: one that fails stops no
 * other. Answers how many; throws at the end when any failed.
 */
export async function purgeAccountlessPeople(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db.select({ id: users.id }).from(users).where(lte(users.leftAccountAt, cutoff())),
  );
  const failures: unknown[] = [];
  let purged = 0;
  for (const { id } of due) {
    try {
      purged += await asSystem((tx) => purge(tx, id));
    } catch (error) {
      log.error({ err: error, job: JOB, userId: id }, "job failed for a person");
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${JOB} failed for ${failures.length} people`);
  return purged;
}

/** Looks again under the lock: they may have joined or started an account a moment ago. */
async function purge(tx: Tx, userId: number): Promise<number> {
  const person = await lockPerson(tx, userId);
  if (!person?.leftAccountAt || person.leftAccountAt > cutoff()) return 0;
  if ((await tx.$count(memberships, ownMembership(userId))) > 0) return 0;
  const purged = await purgePeople(tx, [userId]);
  if (purged === 0) return 0;
  await recordAudit(tx, {
    actor: `job:${JOB}`,
    action: "user.deleted",
    targetType: "user",
    targetId: userId,
  });
  return purged;
}

function cutoff(): Date {
  return addDays(now(), -ACCOUNTLESS_DAYS);
}
