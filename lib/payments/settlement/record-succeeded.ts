import { and, eq, ne, or } from "drizzle-orm";
import { type Invoice, type Payment, payments, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
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
  return found.find(({ status }) => status !== "pending_approval") ?? found[0];
}

/** The payment that used this reference already. Throws `payment_reference_used` when it was for something else. */
export async function findUsedReference(
  tx: Tx,
  wanted: Reference & Pick<Settlement, "amountCents">,
): Promise<Payment | undefined> {
  const known = await findByReference(tx, wanted);
  if (!known) return undefined;
  const isReport = known.status === "pending_approval"; // Its own: what the bank shows overrules it.
  const same = known.accountId === wanted.accountId && (isReport || known.amountCents === wanted.amountCents);
  if (!same) throw new AppError("payment_reference_used");
  return known;
}

/** The settled payment: the tenant's own report of it, approved, or a new row. The unique index is the last judge. */
export async function recordSucceeded(
  tx: Tx,
  settlement: Settlement,
  invoice: Invoice,
  reported: Payment | undefined,
): Promise<Payment> {
  const settled = {
    invoiceId: invoice.id,
    status: "succeeded" as const,
    decidedByUserId: settlement.actorUserId,
    sameReferenceReason: settlement.sameReferenceReason,
    settledAt: now(),
    updatedAt: now(),
  };
  if (reported) return settleReport(tx, reported, { ...settled, amountCents: settlement.amountCents });
  const { accountId, method, externalPaymentId, amountCents, payerName, proofUrl } = settlement;
  const [payment] = await tx
    .insert(payments)
    .values({
      ...settled,
      accountId,
      method,
      externalPaymentId,
      amountCents,
      payerName,
      proofUrl,
      currency: invoice.currency,
      createdAt: now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!payment) throw new AppError("payment_reference_used");
  return payment;
}

async function settleReport(
  tx: Tx,
  { id }: Payment,
  settled: Partial<typeof payments.$inferInsert>,
): Promise<Payment> {
  const rows = await tx
    .update(payments)
    .set(settled)
    .where(and(eq(payments.id, id), eq(payments.status, "pending_approval")))
    .returning()
    .catch((error: unknown) => {
      if (isUniqueViolation(error, "payments_reference_once")) throw new AppError("payment_reference_used");
      throw error;
    });
  if (!rows[0]) throw new AppError("invalid_state");
  return rows[0];
}
