import type { Tx } from "@/db";
import type { StaffRole } from "@/db/words";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";

/** Who of the staff does something to a tenant, and why: what every such verb takes and the audit log keeps. */
export interface StaffAct extends Decider {
  reason: string;
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
 * Writes what staff did to an account into the audit log, in the transaction that does it. Throws `forbidden` where their
 * role has ended or changed: it was read before the account was waited for.
 */
export async function recordStaffAct(
  tx: Tx,
  change: AccountChange,
  act: StaffAct,
  needed: StaffRole = "billing",
): Promise<void> {
  await requireStaff(tx, act, needed);
  return recordAudit(tx, {
    ...change,
    ...act,
    targetType: "account",
    targetId: change.accountId,
  });
}
