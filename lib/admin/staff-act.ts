import type { Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";

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

/** Writes what staff did to an account into the audit log, in the transaction that does it. */
export function recordStaffAct(tx: Tx, change: AccountChange, act: StaffAct): Promise<void> {
  return recordAudit(tx, {
    ...change,
    ...act,
    targetType: "account",
    targetId: change.accountId,
  });
}
