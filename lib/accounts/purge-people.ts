import { and, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { auditEvents, invitations, mails, type Tx, users } from "@/db";

/** Somebody who belongs to no account is deleted after this long: time enough to join another one, or to start one. */
export const ACCOUNTLESS_DAYS = 30;

/**
 * Deletes people with all that hangs on them rather than on an account: sessions, links, every letter to their address or
 * about them, what they did of their own, and their address where accounts that go on have written it down. Superusers are
 * left alone.
 */
export async function purgePeople(tx: Tx, userIds: number[]): Promise<number> {
  const people = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(inArray(users.id, userIds), sql`not ${users.isSuperuser}`))
    .orderBy(users.id)
    .for("update");
  if (people.length === 0) return 0;
  const ids = people.map(({ id }) => id);
  const addresses = people.map(({ email }) => email.toLowerCase());
  const isTheirs = or(inArray(mails.aboutUserId, ids), inArray(sql`lower(${mails.toAddress})`, addresses));
  await tx.delete(mails).where(isTheirs);
  await forgetDeeds(tx, ids);
  const isOver = or(isNotNull(invitations.acceptedAt), isNotNull(invitations.revokedAt));
  await tx.delete(invitations).where(and(inArray(sql`lower(${invitations.email})`, addresses), isOver));
  await tx.delete(users).where(inArray(users.id, ids));
  return people.length;
}

/** What concerns no account goes. An account's own log keeps that somebody joined and left, and forgets the address. */
async function forgetDeeds(tx: Tx, ids: number[]): Promise<void> {
  const { accountId, actorUserId, targetType, targetId } = auditEvents;
  const isAbout = and(sql`${targetType} = 'user'`, inArray(targetId, ids.map(String)));
  await tx.delete(auditEvents).where(and(isNull(accountId), or(inArray(actorUserId, ids), isAbout)));
  await tx
    .update(auditEvents)
    .set({ before: sql`${auditEvents.before} - 'email'`, after: sql`${auditEvents.after} - 'email'` })
    .where(and(isAbout, isNotNull(accountId)));
}
