import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { type Account, accounts, memberships, sessions, subscriptions, type Tx, users } from "@/db";
import { type AuditEvent, recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { enqueueSubscriptionSync } from "@/lib/jobs/enqueue-subscription-sync";
import { type AccountStanding, type AccountStatusChange, standingAfter, toldOfAccount } from "./account";

/** Who changes it and why: an audit row of its own, or the name of the caller's row that tells of it. */
export type StatusCause =
  | (Omit<AuditEvent, "accountId" | "targetType" | "targetId"> & { action: string })
  | { recordedAs: string };

/** Columns that change together with the status, in the same statement. */
type Together = Partial<Pick<Account, "planId" | "trialEndsAt" | "paymentMethod">>;
type Columns = AccountStanding & Together & Pick<Account, "cancelledByStaff">;

/**
 * The one door through which an account's status changes; test/architecture lets no other file write it. `account` is the
 * row as `lockAccount` read it in this transaction. Writes the audit row; signs members out of their browsers where staff
 * suspend or cancel, and of everything where the owner closes; Stripe, where it charges the account, hears of it. Answers the
 * account as it is now. Throws `invalid_state` where ACCOUNT_TRANSITIONS has no way there, and an error where the row stands
 * otherwise than it was read: then it was read without its lock.
 */
export async function changeAccountStatus(
  tx: Tx,
  account: Account,
  change: AccountStatusChange,
  cause: StatusCause,
  together: Together = {},
): Promise<Account> {
  const standing = standingAfter(account, change, now());
  if (!standing) throw new AppError("invalid_state", { message: `This account is ${account.status}.` });
  const cancelledByStaff = isCancelledByStaff(account, change);
  const changed = await write(tx, account, { ...standing, ...together, cancelledByStaff });
  if (account.stripeCustomerId && isOtherStanding(account, changed)) await syncSubscriptions(tx, account.id);
  if (endsSessions(change)) await endSessions(tx, account.id, change);
  if ("action" in cause) await recordAudit(tx, auditOf(account, changed, cause));
  tellOthers(tx, account, changed);
  return changed;
}

/**
 * The row stands as it was read. Looked at by the update, which waits for others that hold the row and then looks again: a
 * caller that held it finds it so.
 */
function isAsRead({ id, status, previousStatus, suspensionReason, closedAt }: Account) {
  return and(
    eq(accounts.id, id),
    eq(accounts.status, status),
    previousStatus ? eq(accounts.previousStatus, previousStatus) : isNull(accounts.previousStatus),
    suspensionReason ? eq(accounts.suspensionReason, suspensionReason) : isNull(accounts.suspensionReason),
    closedAt ? eq(accounts.closedAt, closedAt) : isNull(accounts.closedAt),
  );
}

function readWithoutLock({ id, status }: Account): Error {
  return new Error(`Account ${id} was not ${status} as it was read: it was read without its lock.`);
}

async function write(tx: Tx, account: Account, columns: Columns): Promise<Account> {
  const [changed] = await tx
    .update(accounts)
    .set({ ...columns, updatedAt: now() })
    .where(isAsRead(account))
    .returning();
  if (!changed) throw readWithoutLock(account);
  return changed;
}

/** Until it works again, whatever ends its subscription meanwhile. */
function isCancelledByStaff({ cancelledByStaff }: Account, change: AccountStatusChange): boolean {
  if (change.to !== "cancelled") return change.to === "suspended" && cancelledByStaff;
  return "behindSuspension" in change ? cancelledByStaff : !change.closed;
}

function isOtherStanding(before: Account, after: Account): boolean {
  return before.status !== after.status || before.suspensionReason !== after.suspensionReason;
}

function tellOthers(tx: Tx, before: Account, after: Account): void {
  const { object, data } = toldOfAccount(after);
  const told = { ...data, previous_status: before.status };
  if (isOtherStanding(before, after))
    recordEvent(tx, { accountId: after.id, type: "account.status_changed", object, data: told });
  if (before.planId !== after.planId)
    recordEvent(tx, { accountId: after.id, type: "account.plan_changed", object, data });
}

/** Who is suspended or cancelled is not charged. */
async function syncSubscriptions(tx: Tx, accountId: number): Promise<void> {
  const { stripeSubscriptionId } = subscriptions;
  const linked = await tx
    .select({ stripeSubscriptionId })
    .from(subscriptions)
    .where(and(eq(subscriptions.accountId, accountId), isNotNull(stripeSubscriptionId)));
  for (const { stripeSubscriptionId: id } of linked)
    await enqueueSubscriptionSync(tx, { accountId, stripeSubscriptionId: id! });
}

/** An account that owes money can still sign in, to pay it. */
function endsSessions(change: AccountStatusChange): boolean {
  if (change.to === "suspended") return change.reason === "admin";
  return change.to === "cancelled" && !("behindSuspension" in change);
}

/**
 * Signs every member out of their browsers; of a sandbox nobody, since they are signed in to the live account. Their access
 * tokens stay known, because the API answers them with 403 (the account's state) and not with 401 (docs/contract.md, section
 * 3); the gate refuses them at every request. After a close its people have left, so tokens end as well.
 */
async function endSessions(tx: Tx, accountId: number, change: AccountStatusChange): Promise<void> {
  const isClosed = "closed" in change && change.closed;
  const members = tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), isNull(memberships.mirrorOf)));
  const open = and(inArray(sessions.userId, members), isNull(sessions.revokedAt));
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(isClosed ? open : and(open, eq(sessions.kind, "browser")));
  if (!isClosed) return;
  const sessionVersion = sql`${users.sessionVersion} + 1`;
  await tx.update(users).set({ sessionVersion, updatedAt: now() }).where(inArray(users.id, members));
}

function auditOf(before: Account, after: Account, cause: Exclude<StatusCause, { recordedAs: string }>) {
  return {
    ...cause,
    accountId: before.id,
    targetType: "account",
    targetId: before.id,
    before: { ...told(before), ...cause.before },
    after: { ...told(after), ...cause.after },
  };
}

function told({ status, suspensionReason }: Account): Record<string, unknown> {
  return suspensionReason ? { status, suspension_reason: suspensionReason } : { status };
}
