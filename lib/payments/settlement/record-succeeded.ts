import { type Invoice, type Payment, payments, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { changePayment } from "@/lib/payments/records/change-payment";
import { tellOthers } from "@/lib/payments/records/tell-others";
import type { Settlement } from "./settlement";

/**
 * The settled payment: the tenant's own report of it, what was on its way or kept before, or a new row. The unique index
 * decides races.
 */
export async function recordSucceeded(
  tx: Tx,
  settlement: Settlement,
  invoice: Invoice,
  known: Payment | undefined,
): Promise<Payment> {
  const { accountId, method, externalPaymentId, amountCents, payerName, proofUrl } = settlement;
  const settled = {
    invoiceId: invoice.id,
    amountCents,
    decidedByUserId: settlement.actorUserId,
    sameReferenceReason: settlement.sameReferenceReason,
    settledAt: now(),
  };
  if (known) return settleKnown(tx, known, { ...settled, payerName: known.payerName || payerName });
  const [payment] = await tx
    .insert(payments)
    .values({
      ...settled,
      status: "succeeded" as const,
      accountId,
      method,
      externalPaymentId,
      payerName,
      proofUrl,
      currency: invoice.currency,
      createdAt: now(),
      updatedAt: now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!payment) throw new AppError("payment_reference_used");
  tellOthers(tx, payment);
  return payment;
}

function settleKnown(tx: Tx, known: Payment, settled: Parameters<typeof changePayment>[3]): Promise<Payment> {
  return changePayment(tx, known, "succeeded", settled).catch((error: unknown) => {
    if (isUniqueViolation(error, "payments_reference_once")) throw new AppError("payment_reference_used");
    throw error;
  });
}
