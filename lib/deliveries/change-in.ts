import { and, eq } from "drizzle-orm";
import { type Delivery, deliveries, type Tx } from "@/db";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { type DeliveryAct, isPossible, statusNow } from "./delivery";
import { tellDelivery } from "./tell-delivery";

/** Which delivery, and who does something to it. */
export interface DeliveryPlace {
  accountId: number;
  siteId: number;
  deliveryId: number;
  by: Author;
}

/** Throws `invalid_state`, in words for the state it is in. */
export function requirePossible(act: DeliveryAct, delivery: Delivery): void {
  const at = now();
  if (isPossible(act, delivery, at)) return;
  throw new AppError("invalid_state", { message: WHY_NOT[statusNow(delivery, at)] });
}

const WHY_NOT: Record<Delivery["status"], string> = {
  queued: "This delivery is waiting for WordPress already.",
  awaiting_approval: "This delivery is awaiting approval.",
  leased: "WordPress is publishing this right now. Try again in a few minutes.",
  delivered: "WordPress has this already. Create another delivery that updates it.",
  failed: "This delivery has failed. Retry it.",
  cancelled: "This delivery is cancelled. Retry it.",
  rejected: "This delivery was rejected.",
};

/** Writes the change with its audit event, and tells other software. The last statements of a transaction. */
export async function changeIn(
  tx: Tx,
  { accountId, by }: DeliveryPlace,
  before: Delivery,
  { action, set, reason }: { action: string; set: Partial<Delivery>; reason?: string },
): Promise<Delivery> {
  const [after] = await tx
    .update(deliveries)
    .set({ ...set, updatedAt: now() })
    .where(and(eq(deliveries.accountId, accountId), eq(deliveries.id, before.id)))
    .returning();
  await recordAudit(tx, {
    ...by,
    accountId,
    action,
    targetType: "delivery",
    targetId: before.id,
    reason,
    before: { status: before.status, revision: before.revision },
    after: { status: after!.status, revision: after!.revision },
  });
  tellDelivery(tx, before, after!);
  return after!;
}
