import { and, eq, like, sql } from "drizzle-orm";
import { asSystem, auditEvents, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { recordAudit } from "@/lib/audit/record-audit";

export interface DisputeState {
  provider: Provider;
  id: string;
  /** The provider's word for it, in small letters. */
  status: string;
  reason: string;
  accountId: number | null;
}

/** What a provider calls a dispute that nobody has to answer any more. */
export const CLOSED_DISPUTES = ["won", "lost", "warning_closed", "prevented", "resolved"];

/** A payer disputes a charge: staff read it in the account's audit log, once for each state it comes to. */
export async function recordDisputeState(dispute: DisputeState): Promise<void> {
  const { provider, id, status, reason, accountId } = dispute;
  const action = `payment.dispute_${status}`;
  const ofDispute = and(eq(auditEvents.targetType, "dispute"), eq(auditEvents.targetId, id));
  await asSystem(async (tx) => {
    await lockDispute(tx, dispute);
    const known = await tx
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(and(ofDispute, like(auditEvents.action, "payment.dispute\\_%")));
    const said = known.map((event) => event.action);
    const isClosed = CLOSED_DISPUTES.some((word) => said.includes(`payment.dispute_${word}`));
    if (isClosed || said.includes(action)) return;
    const actor = `webhook:${provider}`;
    await recordAudit(tx, { action, targetType: "dispute", targetId: id, accountId, actor, reason });
  });
}

/** It has no row of its own, and perhaps no account: its events wait for each other until the transaction ends. */
async function lockDispute(tx: Tx, { provider, id }: DisputeState): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${provider}:${id}`}, 0))`);
}
