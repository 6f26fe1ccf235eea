import { and, eq, isNull, sql } from "drizzle-orm";
import { asSystem, bankAllocations, bankLines, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { requireStaff } from "@/lib/staff/require-staff";
import { type By, lockLines } from "./allocate";

type Allocation = typeof bankAllocations.$inferSelect;

/**
 * The money is open again, with everything else that the same payment was made of. A payment that was made with it is taken
 * back: its books say refunded, with its credits and its period; one that was confirmed before stays. Money that went back
 * stays gone: such a line is only open to be explained otherwise. Throws `not_found`, and `invalid_state` the second time.
 */
export function undoAllocation(allocationId: number, reason: string, by: By): Promise<void> {
  return asSystem(async (tx) => {
    const found = await findAllocation(tx, allocationId);
    const payment = found.paymentId === null ? undefined : await lockPayment(tx, found.paymentId);
    await lockLines(tx, [found.lineId]);
    await requireStaff(tx, by);
    const allocation = await findAllocation(tx, allocationId);
    if (allocation.undoneAt) throw new AppError("invalid_state", { message: "This was undone already." });
    for (const each of await ofTheSamePayment(tx, allocation)) await reopen(tx, each, reason);
    if (payment?.status === "succeeded" && allocation.madePayment)
      await recordRefund(tx, {
        ...by,
        paymentId: payment.id,
        refundedTotalCents: payment.amountCents,
        reason,
      });
    await recordAudit(tx, {
      ...by,
      accountId: payment?.accountId,
      action: "bank_line.undone",
      targetType: "bank_line",
      targetId: allocation.lineId,
      reason,
    });
  });
}

async function ofTheSamePayment(tx: Tx, allocation: Allocation): Promise<Allocation[]> {
  if (!allocation.madePayment) return [allocation];
  return tx
    .select()
    .from(bankAllocations)
    .where(
      and(
        eq(bankAllocations.paymentId, allocation.paymentId!),
        eq(bankAllocations.madePayment, true),
        isNull(bankAllocations.undoneAt),
      ),
    );
}

async function reopen(tx: Tx, { id, lineId, amountCents }: Allocation, reason: string): Promise<void> {
  await tx
    .update(bankAllocations)
    .set({ undoneAt: now(), undoneReason: reason })
    .where(eq(bankAllocations.id, id));
  await tx
    .update(bankLines)
    .set({ openCents: sql`${bankLines.openCents} + ${amountCents}::bigint` })
    .where(eq(bankLines.id, lineId));
}

async function findAllocation(tx: Tx, id: number): Promise<Allocation> {
  const [allocation] = await tx.select().from(bankAllocations).where(eq(bankAllocations.id, id));
  if (!allocation) throw new AppError("not_found");
  return allocation;
}
