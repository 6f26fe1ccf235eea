import { and, eq, inArray, isNull } from "drizzle-orm";
import { asSystem, bankAllocations, type Payment, payments, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { isReturned } from "@/lib/payments/records/payment";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "./allocate";

interface LinkRequest {
  lineId: number;
  paymentId: number;
  reason: string;
}

/**
 * The line is the money of a transfer that staff confirmed, or kept, before they had the statement: it gets its place, and
 * nothing is settled again. Throws `not_found`, and `invalid_state` where the two don't fit or another line is that money.
 */
export function linkPayment({ lineId, paymentId, reason }: LinkRequest, by: By): Promise<void> {
  return asSystem(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const [line] = await lockLines(tx, [lineId]);
    await requireStaff(tx, by);
    requireOpen(line!);
    const isFit = line!.openCents === payment.amountCents && line!.currency === payment.currency;
    if (!isFit || !isConfirmed(payment) || (await isSeen(tx, payment)))
      throw new AppError("invalid_state", { message: "This line is not the money of that payment." });
    const isKept = payment.status === "kept";
    const place = { kind: isKept ? "kept" : "settled", madePayment: isKept } as const;
    await allocate(tx, line!, { ...place, amountCents: line!.openCents, paymentId, reason }, by);
    if (isKept) await noteShown(tx, payment);
    await recordAudit(tx, {
      ...by,
      accountId: payment.accountId,
      action: "bank_line.linked",
      targetType: "payment",
      targetId: payment.id,
      reason,
    });
  });
}

function isConfirmed(payment: Payment): boolean {
  const { method, status, isKeptByHand } = payment;
  const isKept = isKeptByHand && !isReturned(payment);
  return method === "bank_transfer" && (status === "succeeded" || status === "refunded" || isKept);
}

/** A line shows it from now on, so it counts for the account's next transfer. */
async function noteShown(tx: Tx, { id }: Payment): Promise<void> {
  await tx.update(payments).set({ isKeptByHand: false, updatedAt: now() }).where(eq(payments.id, id));
}

async function isSeen(tx: Tx, { id }: Payment): Promise<boolean> {
  const seen = and(
    eq(bankAllocations.paymentId, id),
    inArray(bankAllocations.kind, ["settled", "kept"]),
    isNull(bankAllocations.undoneAt),
  );
  return (await tx.$count(bankAllocations, seen)) > 0;
}
