import { Badge } from "@/components/ui/data/badge";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Card } from "@/components/ui/page/card";
import type { LineItem } from "@/db/words";
import { INVOICE_STANDING_NAMES, type InvoiceStatus, invoiceStanding } from "@/lib/invoices/invoice";
import { formatAmount } from "@/lib/money";
import { formatDate, formatPeriod } from "@/lib/time/date-words";
import { DocumentParty } from "./documents/document-party";
import { STANDING_TONES } from "./standing-tones";

interface SheetInvoice {
  status: InvoiceStatus;
  currency: string;
  seller: Record<string, string>;
  buyer: Record<string, string>;
  lineItems: LineItem[];
  subtotalCents: number;
  taxRateBasisPoints: number;
  taxCents: number;
  totalCents: number;
  refundedCents: number;
  periodStart: Date | null;
  periodEnd: Date | null;
  createdAt: Date;
  dueAt: Date;
  paidAt: Date | null;
}

/** The invoice as a page: the same facts as the PDF. `heldCents`: what is held of it already while it is open. */
export function InvoiceSheet({ invoice, heldCents }: { invoice: SheetInvoice; heldCents: number }) {
  const money = (cents: number) => formatAmount(cents, invoice.currency);
  const { periodStart, periodEnd, paidAt, refundedCents } = invoice;
  const standing = invoiceStanding(invoice);
  return (
    <div className="space-y-5">
      <div className="grid gap-5 md:grid-cols-2">
        <DocumentParty title="From" party={invoice.seller} />
        <DocumentParty title="Billed to" party={invoice.buyer} />
      </div>
      <Card
        title="Amount"
        action={
          <Badge tone={STANDING_TONES[standing]}>
            {standing === "paid" && paidAt ? `Paid ${formatDate(paidAt)}` : INVOICE_STANDING_NAMES[standing]}
          </Badge>
        }
      >
        <DescriptionList
          items={[
            ["Issued, due", `${formatDate(invoice.createdAt)}, ${formatDate(invoice.dueAt)}`],
            ...(periodStart && periodEnd ? [["Period", formatPeriod(periodStart, periodEnd)] as const] : []),
            ...invoice.lineItems.map((item) => [item.description, money(item.amount_cents)] as const),
            ["Subtotal", money(invoice.subtotalCents)],
            [`Tax ${invoice.taxRateBasisPoints / 100} %`, money(invoice.taxCents)],
            [`Total ${invoice.currency}`, <strong key="total">{money(invoice.totalCents)}</strong>],
            ...(heldCents > 0
              ? [
                  ["Received by transfer", money(heldCents)] as const,
                  [
                    "Still to pay",
                    <strong key="left">{money(invoice.totalCents - heldCents)}</strong>,
                  ] as const,
                ]
              : []),
            ...(paidAt ? [["Paid", `${money(invoice.totalCents)} on ${formatDate(paidAt)}`] as const] : []),
            ...(refundedCents > 0 ? [["Refunded", money(refundedCents)] as const] : []),
          ]}
        />
      </Card>
    </div>
  );
}
