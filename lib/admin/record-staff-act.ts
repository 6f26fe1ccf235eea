import type { Tx } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { StaffAct } from "./staff-act";

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
