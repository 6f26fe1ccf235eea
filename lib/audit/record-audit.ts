import { auditEvents, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { personOf } from "./author";

export interface AuditEvent {
  /** Left out for what concerns no account. */
  accountId?: number | null;
  /** user:<id>, api_key:<id>, job:<name>, webhook:<provider>, terminal */
  actor: string;
  actorUserId?: number | null;
  /** <noun>.<verb in the past>, such as account.suspended */
  action: string;
  targetType?: string;
  targetId?: string | number;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  requestId?: string;
}

/** Writes who did what into the audit log, in the transaction of the change itself. Never put a secret into it. */
export async function recordAudit(tx: Tx, event: AuditEvent): Promise<void> {
  const { targetId, actorUserId, ...rest } = event;
  await tx.insert(auditEvents).values({
    ...rest,
    actorUserId: actorUserId ?? personOf(event),
    targetId: targetId === undefined ? undefined : String(targetId),
    createdAt: now(),
  });
}
