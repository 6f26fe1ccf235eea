import { and, desc, eq, getTableColumns, lt, type SQL, sql } from "drizzle-orm";
import { creditNotes, forAccount, type Invoice, invoices, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import type { InvoiceStatus } from "./invoice";

/** With what went back of the money that was paid for it. */
export type ListedInvoice = Invoice & { refundedCents: number };

export interface ListInvoices {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  status?: InvoiceStatus;
}

/** The account's invoices, newest first; one more than `limit` when there are more. */
export function listInvoices(accountId: number, list: ListInvoices): Promise<ListedInvoice[]> {
  return forAccount(accountId, (tx) => listInvoicesIn(tx, accountId, list));
}

/** Like `listInvoices`, in the caller's transaction. */
export function listInvoicesIn(
  tx: Tx,
  accountId: number,
  { limit, after, status }: ListInvoices,
): Promise<ListedInvoice[]> {
  const which = and(
    eq(invoices.accountId, accountId),
    status && eq(invoices.status, status),
    after === undefined ? undefined : lt(invoices.id, after),
  );
  return select(tx, which)
    .orderBy(desc(invoices.id))
    .limit(limit + 1);
}

/** Throws `not_found`, for another account's invoice too. */
export async function getInvoice(accountId: number, invoiceId: number): Promise<ListedInvoice> {
  const own = and(eq(invoices.accountId, accountId), eq(invoices.id, invoiceId));
  const [invoice] = await forAccount(accountId, (tx) => select(tx, own));
  if (!invoice) throw new AppError("not_found");
  return invoice;
}

function select(tx: Tx, which: SQL | undefined) {
  const refundedCents = sql<number>`(
    select coalesce(sum(n.total_cents), 0)::int from ${creditNotes} n
    where n.invoice_id = ${invoices.id} and n.kind = 'refund')`;
  return tx
    .select({ ...getTableColumns(invoices), refundedCents })
    .from(invoices)
    .where(which)
    .$dynamic();
}
