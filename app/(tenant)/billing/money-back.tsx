import { CreditNotesSection } from "@/components/billing/documents/credit-notes-section";
import { RefundsSection } from "@/components/billing/documents/refunds-section";
import { listCreditNotes, listCreditNotesOf } from "@/lib/invoices/credit-notes/queries";
import { listRefundsOf } from "@/lib/payments/refunds/list-refunds";

const NEWEST = 24;

/** What went back to the account, or is on its way: of one invoice, or of all. */
export async function MoneyBack({ accountId, invoiceId }: { accountId: number; invoiceId?: number }) {
  const [notes, refunds] = await Promise.all([
    invoiceId === undefined
      ? listCreditNotes(accountId, { limit: NEWEST })
      : listCreditNotesOf(accountId, invoiceId),
    listRefundsOf(accountId, invoiceId),
  ]);
  return (
    <>
      <RefundsSection refunds={refunds} />
      <CreditNotesSection notes={notes.slice(0, NEWEST)} />
    </>
  );
}
