import Link from "next/link";
import { DescriptionList } from "@/components/ui/data/description-list";
import { plainDate } from "@/components/ui/data/time-words";
import { Card } from "@/components/ui/page/card";
import type { InvoiceKind, LineItem } from "@/db/words";
import { formatAmount } from "@/lib/money";

interface ShownInvoice {
  id: number;
  number: string;
  kind: InvoiceKind;
  currency: string;
  lineItems: LineItem[];
  taxCents: number;
  totalCents: number;
  dueAt: Date;
}

interface InvoiceSummaryProps {
  invoice: ShownInvoice;
  /** More that is open: each is paid on its own. */
  others: readonly { id: number; number: string; totalCents: number; currency: string }[];
  /** What is held of each already, by their ids. */
  held: ReadonlyMap<number, number>;
}

/** What is due, at a glance. */
export function InvoiceSummary({ invoice, others, held }: InvoiceSummaryProps) {
  const money = (cents: number) => formatAmount(cents, invoice.currency);
  const tax = invoice.taxCents > 0 ? [["Tax", money(invoice.taxCents)] as const] : [];
  const heldCents = held.get(invoice.id) ?? 0;
  const left = money(invoice.totalCents - heldCents);
  const part =
    heldCents > 0
      ? [
          ["Total", money(invoice.totalCents)] as const,
          ["Received by transfer", money(heldCents)] as const,
          ["Still to pay", <strong key="left">{left}</strong>] as const,
        ]
      : [];
  const also =
    others.length > 0
      ? [["Also open", <OtherInvoices key="others" others={others} held={held} />] as const]
      : [];
  return (
    <Card
      title={`Invoice ${invoice.number}`}
      action={<p className="text-2xl font-semibold tabular-nums">{left}</p>}
    >
      <DescriptionList
        items={[
          ...invoice.lineItems.map((item) => [item.description, money(item.amount_cents)] as const),
          ...tax,
          ...part,
          ["Due", plainDate(invoice.dueAt)],
          ...also,
          [
            "Invoice",
            <a
              key="pdf"
              href={`/billing/invoices/${invoice.id}/pdf`}
              className="underline underline-offset-4"
            >
              Download PDF
            </a>,
          ],
        ]}
      />
    </Card>
  );
}

function OtherInvoices({ others, held }: Pick<InvoiceSummaryProps, "others" | "held">) {
  return others.map(({ id, number, totalCents, currency }) => (
    <Link key={id} href={`/payment?invoice=${id}`} className="block underline underline-offset-4">
      {number}, {formatAmount(totalCents - (held.get(id) ?? 0), currency)}
    </Link>
  ));
}
