import { and, eq, isNull, sum } from "drizzle-orm";
import { asSystem, bankAllocations, type Payment, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "./allocate";

interface ReturnRequest {
  /** The line on which the money went out again. */
  lineId: number;
  paymentId: number;
  reason: string;
}

/**
 * A transfer that was returned, reversed, or given back by our team at the bank: the payment's books follow, with its
 * credits and its period, as far as they don't say so already. Throws `not_found` and `invalid_state`.
 */
export function returnPayment({ lineId, paymentId, reason }: ReturnRequest, by: By): Promise<Payment> {
  return asSystem(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const [line] = await lockLines(tx, [lineId]);
    await requireStaff(tx, by);
    requireOpen(line!);
    const total = (await returnedBefore(tx, payment)) - line!.openCents;
    const isFit = line!.openCents < 0 && line!.currency === payment.currency && total <= payment.amountCents;
    if (!isFit || payment.method !== "bank_transfer")
      throw new AppError("invalid_state", { message: "This line is not that payment's money." });
    const place = { kind: "refunded" as const, amountCents: line!.openCents, paymentId, reason };
    await allocate(tx, line!, place, by);
    return recordRefund(tx, { ...by, paymentId, refundedTotalCents: total, reason });
  });
}

/** What lines of statements say has left of it so far, in cents. */
async function returnedBefore(tx: Tx, { id }: Payment): Promise<number> {
  const [row] = await tx
    .select({ cents: sum(bankAllocations.amountCents).mapWith(Number) })
    .from(bankAllocations)
    .where(
      and(
        eq(bankAllocations.paymentId, id),
        eq(bankAllocations.kind, "refunded"),
        isNull(bankAllocations.undoneAt),
      ),
    );
  return -(row?.cents ?? 0);
}
