import { eq } from "drizzle-orm";
import { creditNotes, forAccount } from "@/db";
import { newestCreditNotes } from "@/lib/invoices/credit-notes/queries";
import { listInvoicesIn } from "@/lib/invoices/queries";
import { findComingMoneyIn } from "@/lib/invoices/waiting-transfer";
import { listKeptIn } from "@/lib/payments/kept/list-kept";
import { listPaymentsIn } from "@/lib/payments/records/queries";
import { listRefundsIn } from "@/lib/payments/refunds/list-refunds";
import { findSubscriptionIn } from "@/lib/subscriptions/queries";

interface Pages {
  /** Of each list; credit notes have no further page here. */
  limit: number;
  /** The last ids of the pages before. */
  invoicesAfter?: number;
  paymentsAfter?: number;
}

/** All that a tenant's page about money shows, read in one go and as it was at one moment or the next. */
export function readBilling(accountId: number, { limit, invoicesAfter, paymentsAfter }: Pages) {
  return forAccount(accountId, async (tx) => {
    const open = await listInvoicesIn(tx, accountId, { limit, status: "open" });
    return {
      open,
      detail: await findSubscriptionIn(tx, accountId, open),
      invoices: await listInvoicesIn(tx, accountId, { limit, after: invoicesAfter }),
      payments: await listPaymentsIn(tx, accountId, { limit, after: paymentsAfter }),
      coming: await findComingMoneyIn(tx, accountId),
      held: await listKeptIn(tx, accountId),
      refunds: await listRefundsIn(tx, accountId),
      notes: await newestCreditNotes(tx, { limit }, eq(creditNotes.accountId, accountId)),
    };
  });
}
