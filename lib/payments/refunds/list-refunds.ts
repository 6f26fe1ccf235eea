import { and, desc, eq } from "drizzle-orm";
import { forAccount, invoices, payments, type RefundRow, refunds, type Tx } from "@/db";

export interface ListedRefund {
  refund: RefundRow;
  currency: string;
  invoiceNumber: string;
}

/** More than anybody has had; the rest is in the credit notes. */
const MOST = 50;

/** The refunds of one of the account's invoices, newest first. */
export function listRefundsOf(accountId: number, invoiceId: number): Promise<ListedRefund[]> {
  return forAccount(accountId, (tx) => listRefundsIn(tx, accountId, invoiceId));
}

/** The account's refunds, newest first: of one invoice, or of all. In the caller's transaction. */
export function listRefundsIn(tx: Tx, accountId: number, invoiceId?: number): Promise<ListedRefund[]> {
  const ofInvoice = invoiceId === undefined ? undefined : eq(payments.invoiceId, invoiceId);
  return tx
    .select({ refund: refunds, currency: payments.currency, invoiceNumber: invoices.number })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(and(eq(refunds.accountId, accountId), ofInvoice))
    .orderBy(desc(refunds.id))
    .limit(MOST);
}
