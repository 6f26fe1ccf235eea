import { and, eq } from "drizzle-orm";
import { type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";

/** Who of the staff does something to a tenant, and why: what every such verb takes and the audit log keeps. */
export interface StaffAct {
  /** "user:<id>" or "terminal". */
  actor: string;
  actorUserId?: number;
  reason: string;
  requestId?: string;
}

/** A superuser's act, from an access token or a browser session. */
export function staffActOf(
  { userId }: { userId: number },
  reason: string,
  requestId: string | undefined,
): StaffAct {
  return { actor: `user:${userId}`, actorUserId: userId, reason, requestId };
}

interface AccountChange {
  accountId: number;
  /** <noun>.<verb in the past>, such as account.suspended */
  action: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Writes what staff did to an account into the audit log, in the transaction that does it. Throws `forbidden` for whoever
 * is no superuser any more: the flag was read before the account was waited for.
 */
export async function recordStaffAct(tx: Tx, change: AccountChange, act: StaffAct): Promise<void> {
  await requireStaff(tx, act);
  return recordAudit(tx, {
    ...change,
    ...act,
    targetType: "account",
    targetId: change.accountId,
  });
}

/** Under the lock that the act holds. The terminal is nobody's. */
export async function requireStaff(tx: Tx, { actorUserId }: Pick<StaffAct, "actorUserId">): Promise<void> {
  if (actorUserId === undefined) return;
  const isStaff = and(eq(users.id, actorUserId), eq(users.isSuperuser, true));
  const [staff] = await tx.select({ id: users.id }).from(users).where(isStaff);
  if (!staff) throw new AppError("forbidden");
}
