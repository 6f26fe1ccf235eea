import type { Invoice, Payment, Tx } from "@/db";
import { issueCreditNote } from "@/lib/invoices/credit-notes/issue-credit-note";
import { lockInvoice } from "@/lib/invoices/mark-invoice-paid";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatAmount } from "@/lib/money";

interface Refunded {
  /** As it was before. */
  payment: Payment;
  /** All that went back of it until now. */
  totalCents: number;
  creditsTaken: number;
  /** The invoices of the periods that were taken back with the money, the newest first. */
  released: readonly Invoice[];
  /** What the payer reads; "" for nothing. */
  reason: string;
  /** A dispute took it, and not we. */
  isTakenBack: boolean;
}

/** What a payer has in hand of a refund: a credit note over exactly its money, and an email that says what else it changed. */
export async function documentRefund(tx: Tx, refunded: Refunded): Promise<void> {
  const { payment, totalCents, creditsTaken, released, reason, isTakenBack } = refunded;
  const invoice = await lockInvoice(tx, payment.accountId, payment.invoiceId);
  const note = await issueCreditNote(tx, {
    kind: "refund",
    invoice,
    fromCents: payment.refundedCents,
    toCents: totalCents,
    paymentId: payment.id,
    reason,
    isMailed: false,
  });
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "refunded",
    onceKey: `refunded:${note.id}`,
    props: {
      number: invoice.number,
      invoiceId: invoice.id,
      creditNoteNumber: note.number,
      creditNoteId: note.id,
      amount: formatAmount(note.totalCents, note.currency),
      paid: formatAmount(payment.amountCents, payment.currency),
      isAll: totalCents === payment.amountCents,
      method: payment.method,
      creditsTaken,
      periodTakenBack: released.at(-1)?.periodStart?.toISOString(),
      periodsTakenBack: released.length,
      reason,
      isTakenBack,
    },
  });
}
