import { and, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { auditEvents, invitations, mails, type Tx, users } from "@/db";
import { now } from "@/lib/clock";

/** Somebody who belongs to no account is deleted after this long: time enough to join another one, or to start one. */
export const ACCOUNTLESS_DAYS = 30;

/**
 * Deletes people with all that hangs on them rather than on an account: sessions, links, every email to their address or
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
  await forgetAddresses(tx, await accountsThatKnow(tx, ids, addresses), addresses);
  await forgetDeeds(tx, ids);
  const { acceptedAt, revokedAt, expiresAt } = invitations;
  const isOver = or(isNotNull(acceptedAt), isNotNull(revokedAt), lte(expiresAt, now()));
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

/** Those that invited one of the addresses, and those in whose log the people act or are acted on. */
async function accountsThatKnow(tx: Tx, ids: number[], addresses: string[]): Promise<number[]> {
  const { accountId, actorUserId, targetType, targetId } = auditEvents;
  const invited = tx
    .select({ id: sql<number | null>`${invitations.accountId}`.mapWith(Number) })
    .from(invitations)
    .where(inArray(sql`lower(${invitations.email})`, addresses));
  const inLog = (condition: SQL | undefined) =>
    tx
      .select({ id: sql<number | null>`${accountId}`.mapWith(Number) })
      .from(auditEvents)
      .where(and(isNotNull(accountId), condition));
  const acted = inLog(inArray(actorUserId, ids));
  const concerned = inLog(and(sql`${targetType} = 'user'`, inArray(targetId, ids.map(String))));
  const rows = await invited.union(acted).union(concerned);
  return rows.flatMap(({ id }) => id ?? []);
}

/**
 * In the logs of these accounts, whatever was written down and has one of the addresses in it: whom an email went to,
 * say.
 */
async function forgetAddresses(tx: Tx, accountIds: number[], addresses: string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const { accountId, before, after } = auditEvents;
  await tx
    .update(auditEvents)
    .set({ before: without(before, addresses), after: without(after, addresses) })
    .where(and(inArray(accountId, accountIds), or(says(before, addresses), says(after, addresses))));
}

type Written = typeof auditEvents.before | typeof auditEvents.after;

/** What is left of an object without the keys whose value is one of the addresses, or has it among others. */
function without(object: Written, addresses: string[]): SQL {
  const words = sql`regexp_split_to_array(lower(value::text), '[][{}" ,;<>]+')`;
  return sql`case when ${says(object, addresses)} then (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${object})
    where not ${words} && ${textArray(addresses)}) else ${object} end`;
}

function says(object: Written, addresses: string[]): SQL {
  return sql`exists (select 1 from unnest(${textArray(addresses)}) address
    where strpos(lower(${object}::text), address) > 0)`;
}

function textArray(values: string[]): SQL {
  return sql`${sql.param(values)}::text[]`;
}
