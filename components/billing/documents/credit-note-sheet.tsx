import Link from "next/link";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Card } from "@/components/ui/page/card";
import { CREDIT_NOTE_KIND_NAMES } from "@/lib/invoices/credit-notes/credit-note";
import type { ListedCreditNote } from "@/lib/invoices/credit-notes/queries";
import { formatAmount } from "@/lib/money";
import { formatDate } from "@/lib/time/date-words";
import { DocumentParty } from "./document-party";

/** The credit note as a page: the same facts as its PDF. */
export function CreditNoteSheet({ note, invoiceNumber }: ListedCreditNote) {
  const money = (cents: number) => formatAmount(cents, note.currency);
  return (
    <div className="space-y-5">
      <div className="grid gap-5 md:grid-cols-2">
        <DocumentParty title="From" party={note.seller} />
        <DocumentParty title="Credited to" party={note.buyer} />
      </div>
      <Card title="Amount credited">
        <DescriptionList
          items={[
            ["Issued", formatDate(note.createdAt)],
            ["Why", CREDIT_NOTE_KIND_NAMES[note.kind]],
            ...(note.reason ? [["Reason", note.reason] as const] : []),
            [
              "Invoice",
              <Link key="invoice" href={`/billing/invoices/${note.invoiceId}`} className="underline">
                {invoiceNumber}
              </Link>,
            ],
            ...note.lineItems.map((item) => [item.description, money(item.amount_cents)] as const),
            ["Subtotal", money(note.subtotalCents)],
            [`Tax ${note.taxRateBasisPoints / 100} %`, money(note.taxCents)],
            [`Total ${note.currency}`, <strong key="total">{money(note.totalCents)}</strong>],
          ]}
        />
      </Card>
    </div>
  );
}
