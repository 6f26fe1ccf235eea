import { Badge } from "@/components/ui/data/badge";
import { DescriptionList } from "@/components/ui/data/description-list";
import { Card } from "@/components/ui/page/card";
import type { LineItem } from "@/db/words";
import { INVOICE_STATUS_NAMES, type InvoiceStatus } from "@/lib/invoices/invoice";
import { partyLines } from "@/lib/invoices/party-lines";
import { formatAmount } from "@/lib/money";

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
  periodStart: Date | null;
  periodEnd: Date | null;
  createdAt: Date;
  dueAt: Date;
  paidAt: Date | null;
}

/** The invoice as a page: the same facts as the PDF. */
export function InvoiceSheet({ invoice }: { invoice: SheetInvoice }) {
  const money = (cents: number) => formatAmount(cents, invoice.currency);
  const { periodStart, periodEnd, paidAt } = invoice;
  return (
    <div className="space-y-5">
      <div className="grid gap-5 md:grid-cols-2">
        <Party title="From" party={invoice.seller} />
        <Party title="Billed to" party={invoice.buyer} />
      </div>
      <Card
        title="Amount"
        action={
          <Badge tone={invoice.status === "paid" ? "success" : "neutral"}>
            {paidAt ? `Paid ${day(paidAt)}` : INVOICE_STATUS_NAMES[invoice.status]}
          </Badge>
        }
      >
        <DescriptionList
          items={[
            ["Issued, due", `${day(invoice.createdAt)}, ${day(invoice.dueAt)}`],
            ...(periodStart && periodEnd
              ? [["Period", `${day(periodStart)} to ${day(periodEnd)}`] as const]
              : []),
            ...invoice.lineItems.map((item) => [item.description, money(item.amount_cents)] as const),
            ["Subtotal", money(invoice.subtotalCents)],
            [`Tax ${invoice.taxRateBasisPoints / 100} %`, money(invoice.taxCents)],
            [`Total ${invoice.currency}`, <strong key="total">{money(invoice.totalCents)}</strong>],
          ]}
        />
      </Card>
    </div>
  );
}

function Party({ title, party }: { title: string; party: Record<string, string> }) {
  return (
    <Card title={title}>
      <address className="not-italic">
        {partyLines(party).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </Card>
  );
}

const day = (at: Date) => at.toISOString().slice(0, 10);
