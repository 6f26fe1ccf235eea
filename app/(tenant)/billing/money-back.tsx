import { CreditNotesSection } from "@/components/billing/documents/credit-notes-section";
import { RefundsSection } from "@/components/billing/documents/refunds-section";
import { listCreditNotesOf } from "@/lib/invoices/credit-notes/queries";
import { listRefundsOf } from "@/lib/payments/refunds/list-refunds";

/** What went back to the account of one invoice, or is on its way. */
export async function MoneyBack({ accountId, invoiceId }: { accountId: number; invoiceId: number }) {
  const [notes, refunds] = await Promise.all([
    listCreditNotesOf(accountId, invoiceId),
    listRefundsOf(accountId, invoiceId),
  ]);
  return (
    <>
      <RefundsSection refunds={refunds} />
      <CreditNotesSection notes={notes} />
    </>
  );
}
