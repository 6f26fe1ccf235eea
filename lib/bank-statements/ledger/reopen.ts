import { and, eq, isNull, sql } from "drizzle-orm";
import { type Allocation, bankAllocations, bankLines, type Tx } from "@/db";
import type { AllocationKind } from "@/db/words";
import { now } from "@/lib/clock";

/** Takes a place back: the row stays, with why, and its money is open again. The caller holds the line. */
export async function reopen(
  tx: Tx,
  { id, lineId, amountCents }: Pick<Allocation, "id" | "lineId" | "amountCents">,
  reason: string,
): Promise<void> {
  await tx
    .update(bankAllocations)
    .set({ undoneAt: now(), undoneReason: reason })
    .where(eq(bankAllocations.id, id));
  await tx
    .update(bankLines)
    .set({ openCents: sql`${bankLines.openCents} + ${amountCents}::bigint` })
    .where(eq(bankLines.id, lineId));
}

/** The lines' parts that a payment is made of. */
export function partsOf(tx: Tx, paymentId: number, kind?: AllocationKind): Promise<Allocation[]> {
  return tx
    .select()
    .from(bankAllocations)
    .where(
      and(
        eq(bankAllocations.paymentId, paymentId),
        eq(bankAllocations.madePayment, true),
        isNull(bankAllocations.undoneAt),
        kind && eq(bankAllocations.kind, kind),
      ),
    )
    .orderBy(bankAllocations.id);
}
