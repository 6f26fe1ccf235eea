import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { auditEvents, directlyAsSystem } from "@/db";
import { CLOSED_DISPUTES } from "@/lib/payments/records/record-dispute-state";

export interface ListedDispute {
  /** The provider's. */
  id: string;
  paymentId: number;
  /** As the provider calls it, in lower case: "needs_response". */
  status: string;
  reason: string;
  isOpen: boolean;
  /** Until when our answer is due, where the provider has said so. */
  dueAt: Date | undefined;
}

/** The disputes about these payments, each in its last known state. */
export async function listDisputes(paymentIds: readonly number[]): Promise<ListedDispute[]> {
  if (paymentIds.length === 0) return [];
  const { action, after, id, reason, targetId, targetType } = auditEvents;
  const rows = await directlyAsSystem((db) =>
    db
      .selectDistinctOn([targetId], { id: targetId, action, reason, after })
      .from(auditEvents)
      .where(and(eq(targetType, "dispute"), inArray(sql`${after} ->> 'payment_id'`, paymentIds.map(String))))
      .orderBy(targetId, desc(id)),
  );
  return rows.map(disputeOf);
}

interface Row {
  id: string | null;
  action: string;
  reason: string | null;
  after: Record<string, unknown> | null;
}

function disputeOf({ id, action, reason, after }: Row): ListedDispute {
  const status = action.replace(/^payment\.dispute_/, "");
  const due = after?.answer_due_at;
  return {
    id: id ?? "",
    paymentId: Number(after?.payment_id),
    status,
    reason: reason ?? "",
    isOpen: !CLOSED_DISPUTES.includes(status),
    dueAt: typeof due === "string" ? new Date(due) : undefined,
  };
}
