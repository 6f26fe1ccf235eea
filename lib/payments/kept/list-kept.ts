import { and, asc, desc, eq, exists, lt, sql } from "drizzle-orm";
import { forAccount, type Invoice, invoices, type Payment, payments, refunds, type Tx } from "@/db";
import { invoiceOfKept } from "@/lib/invoices/held-for";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { hasOpenDispute } from "@/lib/payments/records/record-dispute-state";
import { isUnderWay } from "@/lib/payments/refunds/under-way";

export interface KeptMoney {
  payment: Payment;
  /** The invoice that it was sent for. */
  invoiceNumber: string;
  /** A refund of it was asked for, and has neither arrived nor failed. */
  isGoingBack: boolean;
  /** Its payer disputes it: until that is decided it stays where it is. */
  isDisputed: boolean;
  /** What it can pay instead: an open invoice of its amount. */
  usableFor: { id: number; number: string } | undefined;
  /** Of a transfer: what is to be transferred beside it, and then it pays this invoice. */
  waitsFor: { id: number; number: string; missingCents: number } | undefined;
}

const MOST = 20;

/** Money that is kept for an account and has not gone back, the newest first. */
export function listKept(accountId: number): Promise<KeptMoney[]> {
  return forAccount(accountId, (tx) => listKeptIn(tx, accountId));
}

/** Like `listKept`, in the caller's transaction. */
export async function listKeptIn(tx: Tx, accountId: number): Promise<KeptMoney[]> {
  const kept = await tx
    .select({ payment: payments, invoiceNumber: invoices.number, isGoingBack: isGoingBack(tx) })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(
      and(
        eq(payments.accountId, accountId),
        eq(payments.status, "kept"),
        lt(payments.refundedCents, payments.amountCents),
      ),
    )
    .orderBy(desc(payments.id), asc(invoices.id))
    .limit(MOST);
  if (kept.length === 0) return [];
  const open = await listOpenInvoices(tx, accountId);
  const disputed = await disputedAmong(
    tx,
    kept.map(({ payment }) => payment),
  );
  return kept.map(({ payment, ...each }) => ({
    payment,
    ...each,
    isDisputed: disputed.has(payment.id),
    waitsFor: waitsFor(payment, open),
    usableFor:
      payment.refundedCents > 0 || each.isGoingBack || disputed.has(payment.id)
        ? undefined
        : open.find(
            ({ totalCents, currency }) => totalCents === payment.amountCents && currency === payment.currency,
          ),
  }));
}

/** Nobody disputes a transfer, so mostly nothing is asked. */
async function disputedAmong(tx: Tx, kept: readonly Payment[]): Promise<Set<number>> {
  const disputed = new Set<number>();
  for (const { id, method } of kept)
    if (method !== "bank_transfer" && (await hasOpenDispute(tx, id))) disputed.add(id);
  return disputed;
}

/** As a column, by the index on a payment's refunds. */
function isGoingBack(tx: Tx) {
  const ofPayment = and(eq(refunds.paymentId, payments.id), isUnderWay);
  return sql<boolean>`${exists(tx.select({ id: refunds.id }).from(refunds).where(ofPayment))}`;
}

function waitsFor(payment: Payment, open: readonly Invoice[]): KeptMoney["waitsFor"] {
  const counts = payment.method === "bank_transfer" && !payment.isKeptByHand;
  if (!counts || payment.refundedCents > 0) return undefined;
  const next = invoiceOfKept(payment, open);
  return next && { id: next.id, number: next.number, missingCents: next.totalCents - payment.amountCents };
}
