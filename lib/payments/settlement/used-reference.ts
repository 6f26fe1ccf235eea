import { and, desc, eq, ne, or, sql } from "drizzle-orm";
import { invoices, type Payment, payments, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { formatDate } from "@/lib/time/date-words";
import type { Settlement } from "./settlement";

export interface TransferReference {
  accountId: number;
  externalPaymentId: string;
  amountCents: number;
  /** Why it is another payment though its reference was used before, in staff's words. */
  sameReferenceReason?: string;
}

interface KnownReference {
  /** It was confirmed before: the same request once more. */
  replayed?: Payment;
  /** The account's own report of it. */
  reported?: Payment;
  /** To be kept with the payment, where it shares its reference with another one. */
  sameReferenceReason?: string;
}

/** What references are compared by: the database folds them (`payments.reference_key`). */
function sameReference(reference: string) {
  return and(
    eq(payments.method, "bank_transfer"),
    eq(payments.referenceKey, sql`fold_reference(${reference})`),
  );
}

/**
 * What is known of a bank's reference, spaces, dashes, dots and capitals aside. Throws `payment_reference_used` when it
 * settled something else, unless staff say why this is another payment.
 */
export async function lookUpReference(tx: Tx, wanted: TransferReference): Promise<KnownReference> {
  const found = await tx
    .select()
    .from(payments)
    .where(
      and(
        sameReference(wanted.externalPaymentId),
        ne(payments.status, "failed"),
        or(ne(payments.status, "pending_approval"), eq(payments.accountId, wanted.accountId)),
      ),
    )
    .orderBy(desc(payments.id));
  const reported = found.find(({ status }) => status === "pending_approval");
  const settled = found.filter(({ status }) => status !== "pending_approval");
  if (settled.length === 0) return { reported };
  const reason = wanted.sameReferenceReason;
  const replayed = settled.find((known) => isSame(known, wanted));
  if (replayed) return { replayed };
  if (!reason) throw await usedReference(tx, settled[0]!, wanted.accountId);
  return { reported, sameReferenceReason: reason };
}

function isSame(known: Payment, wanted: TransferReference): boolean {
  const isAlike = known.accountId === wanted.accountId && known.amountCents === wanted.amountCents;
  return isAlike && (!wanted.sameReferenceReason || known.sameReferenceReason === wanted.sameReferenceReason);
}

/** Names what an account's own reference paid. Of another account's it says no more than that it was used. */
export async function usedReference(tx: Tx, known: Payment, accountId: number): Promise<AppError> {
  if (known.accountId !== accountId) return new AppError("payment_reference_used");
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(eq(invoices.id, known.invoiceId));
  const paidOn = known.settledAt ? ` on ${formatDate(known.settledAt)}` : "";
  const did = known.status === "pending_approval" ? "is reported for" : `paid${paidOn}`;
  return new AppError("payment_reference_used", {
    message: `The reference ${known.externalPaymentId} ${did} invoice ${invoice?.number}. Each transfer has a reference of its own.`,
    details: { invoice: invoice?.number ?? "" },
  });
}

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
