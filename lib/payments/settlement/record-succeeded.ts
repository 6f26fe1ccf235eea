import { and, eq, ne, or } from "drizzle-orm";
import { type Invoice, type Payment, payments, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { changePayment } from "@/lib/payments/records/change-payment";
import { tellOthers } from "@/lib/payments/records/tell-others";
import type { Settlement } from "./settlement";
import { sameReference } from "./used-reference";

type Reference = Pick<Settlement, "accountId" | "method" | "externalPaymentId">;

/**
 * The payment with this reference: one that was settled, whosever it is, else the account's own report. What others have
 * merely reported is not known to be theirs.
 */
export async function findByReference(tx: Tx, wanted: Reference): Promise<Payment | undefined> {
  const found = await tx
    .select()
    .from(payments)
    .where(
      and(
        wanted.method === "bank_transfer"
          ? sameReference(wanted.externalPaymentId)
          : and(eq(payments.externalPaymentId, wanted.externalPaymentId), eq(payments.method, wanted.method)),
        ne(payments.status, "failed"),
        or(ne(payments.status, "pending_approval"), eq(payments.accountId, wanted.accountId)),
      ),
    );
  return found.find((payment) => !isUndecided(payment)) ?? found[0];
}

/** Reported, or on its way: what arrives overrules it. */
export function isUndecided({ status }: Pick<Payment, "status">): boolean {
  return status === "pending_approval" || status === "processing";
}

/** The payment that used this reference already. Throws `payment_reference_used` when it was for something else. */
export async function findUsedReference(
  tx: Tx,
  wanted: Reference & Pick<Settlement, "amountCents">,
): Promise<Payment | undefined> {
  const known = await findByReference(tx, wanted);
  if (!known) return undefined;
  const same =
    known.accountId === wanted.accountId && (isUndecided(known) || known.amountCents === wanted.amountCents);
  if (!same) throw new AppError("payment_reference_used");
  return known;
}

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
