import { and, asc, eq, sql } from "drizzle-orm";
import { forAccount, type Invoice, payments, type Tx } from "@/db";
import { listOpenInvoices } from "./open-invoices";

interface Kept {
  invoiceId: number;
  amountCents: number;
  currency: string;
}

/**
 * The open invoice that what is kept of transfers counts for: the one it was sent for, else the first that it does not pay
 * whole (docs/decisions/054-too-much-too-little.md). Pure.
 */
export function invoiceOfKept<T extends Pick<Invoice, "id" | "totalCents" | "currency">>(
  { invoiceId, amountCents, currency }: Kept,
  open: readonly T[],
): T | undefined {
  const unpaid = open.filter((each) => each.currency === currency && each.totalCents > amountCents);
  return unpaid.find(({ id }) => id === invoiceId) ?? unpaid[0];
}

/**
 * Of a payment, as a condition: what is kept of transfers, is all there still and counts for the next one. What staff kept
 * before any statement has shown it waits for its owner instead.
 */
export const countsForTransfers = and(
  eq(payments.method, "bank_transfer"),
  eq(payments.status, "kept"),
  eq(payments.refundedCents, 0),
  eq(payments.isKeptByHand, false),
);

/** How much of each open invoice is held of transfers already, in cents; the rest of it is what a transfer has to bring. */
export async function heldByInvoice(tx: Tx, accountId: number): Promise<Map<number, number>> {
  const kept = await tx
    .selectDistinctOn([payments.currency], {
      invoiceId: payments.invoiceId,
      amountCents: payments.amountCents,
      currency: payments.currency,
    })
    .from(payments)
    .where(and(eq(payments.accountId, accountId), countsForTransfers))
    .orderBy(asc(payments.currency), asc(payments.id));
  if (kept.length === 0) return new Map();
  const open = await listOpenInvoices(tx, accountId);
  return new Map(
    kept.flatMap((each) => {
      const invoice = invoiceOfKept(each, open);
      return invoice ? [[invoice.id, each.amountCents] as const] : [];
    }),
  );
}

/** The same of one invoice; 0 for one that is not open. */
export async function heldFor({
  id,
  accountId,
  status,
}: Pick<Invoice, "id" | "accountId" | "status">): Promise<number> {
  if (status !== "open") return 0;
  return (await forAccount(accountId, (tx) => heldByInvoice(tx, accountId))).get(id) ?? 0;
}

/** All that is held for an account in a currency, whatever it came by, in cents. */
export async function heldInAll(tx: Tx, accountId: number, currency: string): Promise<number> {
  const ofAccount = and(eq(payments.accountId, accountId), eq(payments.currency, currency));
  const left = sql<number>`coalesce(sum(${payments.amountCents} - ${payments.refundedCents}), 0)::int`;
  const [held] = await tx
    .select({ left })
    .from(payments)
    .where(and(ofAccount, eq(payments.status, "kept")));
  return held?.left ?? 0;
}
