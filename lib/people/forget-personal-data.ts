import { and, asc, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import {
  auditEvents,
  type Database,
  directlyAsSystem,
  invoices,
  mails,
  providerEvents,
  staffApprovals,
  trialGrants,
  unplacedCharges,
} from "@/db";
import { BATCH, inBatches } from "@/db/in-batches";
import {
  APPROVAL_DAYS,
  BOOKS_DAYS,
  EVENT_PAYLOAD_DAYS,
  FAILED_PAYLOAD_DAYS,
  LETTER_DAYS,
  PERSONAL_AUDIT_DAYS,
  TRIAL_DAYS,
} from "@/lib/accounts/retention";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";

type Statement = (db: Database) => Promise<{ rowCount: number | null }>;

/**
 * Forgets what is personal once its time is over: the content of emails, what providers sent, what was done outside any
 * account, trials, and books of deleted accounts. Of an email that is written once its key stays, and says nothing of
 * anybody. Each by an index.
 */
export async function forgetPersonalData(): Promise<number> {
  let forgotten = 0;
  for (const statement of STATEMENTS) forgotten += await inBatches(() => directlyAsSystem(statement));
  return forgotten;
}

const STATEMENTS: readonly Statement[] = [
  ...[deleteLetters, emptyLetters, emptyEvents, deletePersonalAudit, deleteTrials],
  ...[deleteBooks, deleteCharges, deleteApprovals],
];

function deleteLetters(db: Database) {
  return db.delete(mails).where(inArray(mails.id, oldLetters(db, isNull(mails.onceKey))));
}

function emptyLetters(db: Database) {
  const nothing = { toAddress: "", props: {}, subject: null, html: null, text: null, error: null };
  return db
    .update(mails)
    .set(nothing)
    .where(inArray(mails.id, oldLetters(db, isNotNull(mails.onceKey))));
}

function oldLetters(db: Database, kind: ReturnType<typeof isNull>) {
  const isOld = and(ne(mails.toAddress, ""), lt(mails.createdAt, daysAgo(LETTER_DAYS)), kind);
  return db.select({ id: mails.id }).from(mails).where(isOld).orderBy(asc(mails.createdAt)).limit(BATCH);
}

/** One that failed or waits keeps what is needed to apply it, for longer. */
function emptyEvents(db: Database) {
  const { id, status, payload, createdAt } = providerEvents;
  const isOver = or(sql`${status} in ('applied', 'ignored')`, lt(createdAt, daysAgo(FAILED_PAYLOAD_DAYS)));
  const isDone = and(sql`${payload} <> '{}'`, isOver);
  const old = db
    .select({ id })
    .from(providerEvents)
    .where(and(isDone, lt(createdAt, daysAgo(EVENT_PAYLOAD_DAYS))))
    .orderBy(asc(createdAt))
    .limit(BATCH);
  return db.update(providerEvents).set({ payload: {} }).where(inArray(id, old));
}

function deletePersonalAudit(db: Database) {
  const { id, accountId, createdAt } = auditEvents;
  const old = db
    .select({ id })
    .from(auditEvents)
    .where(and(isNull(accountId), lt(createdAt, daysAgo(PERSONAL_AUDIT_DAYS))))
    .orderBy(asc(createdAt))
    .limit(BATCH);
  return db.delete(auditEvents).where(inArray(id, old));
}

function deleteTrials(db: Database) {
  const { addressHash, grantedAt } = trialGrants;
  const old = db
    .select({ addressHash })
    .from(trialGrants)
    .where(lt(grantedAt, daysAgo(TRIAL_DAYS)))
    .orderBy(asc(grantedAt))
    .limit(BATCH);
  return db.delete(trialGrants).where(inArray(addressHash, old));
}

/** With the payments and refunds that hang on them. */
function deleteBooks(db: Database) {
  const { id, keptAt } = invoices;
  const old = db
    .select({ id })
    .from(invoices)
    .where(lt(keptAt, daysAgo(BOOKS_DAYS)))
    .orderBy(asc(keptAt))
    .limit(BATCH);
  return db.delete(invoices).where(inArray(id, old));
}

/** The audit log says what was asked and decided; the account's part of it goes with the account. */
function deleteApprovals(db: Database) {
  return db.delete(staffApprovals).where(lt(staffApprovals.decidedAt, daysAgo(APPROVAL_DAYS)));
}

function deleteCharges(db: Database) {
  return db.delete(unplacedCharges).where(lt(unplacedCharges.keptAt, daysAgo(BOOKS_DAYS)));
}

function daysAgo(days: number): Date {
  return addDays(now(), -days);
}
