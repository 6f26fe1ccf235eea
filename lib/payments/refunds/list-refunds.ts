import { and, desc, eq } from "drizzle-orm";
import { forAccount, invoices, payments, type RefundRow, refunds } from "@/db";

export interface ListedRefund {
  refund: RefundRow;
  currency: string;
  invoiceNumber: string;
}

/** More than anybody has had; the rest is in the credit notes. */
const MOST = 50;

/** The account's refunds, newest first: of one invoice, or of all. */
export function listRefundsOf(accountId: number, invoiceId?: number): Promise<ListedRefund[]> {
  return forAccount(accountId, (tx) =>
    tx
      .select({ refund: refunds, currency: payments.currency, invoiceNumber: invoices.number })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
      .where(
        and(
          eq(refunds.accountId, accountId),
          invoiceId === undefined ? undefined : eq(payments.invoiceId, invoiceId),
        ),
      )
      .orderBy(desc(refunds.id))
      .limit(MOST),
  );
}
