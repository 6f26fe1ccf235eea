import { eq } from "drizzle-orm";
import { type Allocation, asSystem, bankAllocations, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { requireStaff } from "@/lib/staff/require-staff";
import { type By, lockLines } from "./allocate";
import { partsOf, reopen } from "./reopen";

/**
 * The money is open again, with everything else that the same payment was made of. A payment that was made with it, or kept, is
 * taken back: its books say refunded, with its credits and its period; one that was confirmed before stays. Money that went back
 * stays gone: such a line is only open to be explained otherwise. Throws `not_found`, and `invalid_state` the second time.
 */
export function undoAllocation(allocationId: number, reason: string, by: By): Promise<void> {
  return asSystem(async (tx) => {
    const found = await findAllocation(tx, allocationId);
    const payment = found.paymentId === null ? undefined : await lockPayment(tx, found.paymentId);
    await lockLines(tx, await linesOf(tx, found));
    await requireStaff(tx, by);
    const allocation = await findAllocation(tx, allocationId);
    if (allocation.undoneAt) throw new AppError("invalid_state", { message: "This was undone already." });
    for (const each of await ofTheSamePayment(tx, allocation)) await reopen(tx, each, reason);
    const isHeld = payment?.status === "succeeded" || payment?.status === "kept";
    if (isHeld && allocation.madePayment)
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

/** All that may be opened again, so that they are locked in one order. */
async function linesOf(tx: Tx, found: Allocation): Promise<number[]> {
  return [found.lineId, ...(await ofTheSamePayment(tx, found)).map(({ lineId }) => lineId)];
}

async function ofTheSamePayment(tx: Tx, allocation: Allocation): Promise<Allocation[]> {
  if (!allocation.madePayment) return [allocation];
  return partsOf(tx, allocation.paymentId!);
}

async function findAllocation(tx: Tx, id: number): Promise<Allocation> {
  const [allocation] = await tx.select().from(bankAllocations).where(eq(bankAllocations.id, id));
  if (!allocation) throw new AppError("not_found");
  return allocation;
}
