import { and, desc, eq, lt } from "drizzle-orm";
import { forAccount, type Invoice, invoices } from "@/db";
import { AppError } from "@/lib/errors";
import type { InvoiceStatus } from "./invoice";

export interface ListInvoices {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  status?: InvoiceStatus;
}

/** The account's invoices, newest first; one more than `limit` when there are more. */
export function listInvoices(accountId: number, { limit, after, status }: ListInvoices): Promise<Invoice[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(invoices)
      .where(
        and(
          eq(invoices.accountId, accountId),
          status && eq(invoices.status, status),
          after === undefined ? undefined : lt(invoices.id, after),
        ),
      )
      .orderBy(desc(invoices.id))
      .limit(limit + 1),
  );
}

/** Throws `not_found`, for another account's invoice too. */
export async function getInvoice(accountId: number, invoiceId: number): Promise<Invoice> {
  const [invoice] = await forAccount(accountId, (tx) =>
    tx
      .select()
      .from(invoices)
      .where(and(eq(invoices.accountId, accountId), eq(invoices.id, invoiceId))),
  );
  if (!invoice) throw new AppError("not_found");
  return invoice;
}
