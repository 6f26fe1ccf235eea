import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { EmptyState } from "@/components/ui/data/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { plainDate } from "@/components/ui/data/time-words";
import { INVOICE_STATUS_NAMES, type InvoiceStatus } from "@/lib/invoices/invoice";
import { formatMoney } from "@/lib/money";

interface ListedInvoice {
  id: number;
  number: string;
  status: InvoiceStatus;
  totalCents: number;
  currency: string;
  createdAt: Date;
}

const TONES: Record<InvoiceStatus, BadgeTone> = { open: "warning", paid: "success", void: "neutral" };

export function InvoicesTable({ invoices }: { invoices: readonly ListedInvoice[] }) {
  return (
    <section aria-labelledby="invoices" className="space-y-3">
      <h2 id="invoices" className="text-base font-semibold">
        Invoices
      </h2>
      {invoices.length === 0 ? (
        <EmptyState title="No invoices yet">The first one comes with your first plan.</EmptyState>
      ) : (
        <Table label="Invoices, newest first">
          <TableHead>
            <TableRow>
              <TableHeader>Number</TableHeader>
              <TableHeader>Date</TableHeader>
              <TableHeader>Status</TableHeader>
              <TableHeader className="text-right">Total</TableHeader>
              <TableHeader>
                <span className="sr-only">PDF</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {invoices.map((invoice) => (
              <InvoiceRow key={invoice.id} invoice={invoice} />
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

function InvoiceRow({ invoice }: { invoice: ListedInvoice }) {
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        <Link href={`/billing/invoices/${invoice.id}`} className="font-medium underline underline-offset-4">
          {invoice.number}
        </Link>
      </TableCell>
      <TableCell className="whitespace-nowrap">{plainDate(invoice.createdAt)}</TableCell>
      <TableCell>
        <Badge tone={TONES[invoice.status]}>{INVOICE_STATUS_NAMES[invoice.status]}</Badge>
      </TableCell>
      <TableCell className="text-right">{formatMoney(invoice.totalCents, invoice.currency)}</TableCell>
      <TableCell className="text-right">
        <a href={`/billing/invoices/${invoice.id}/pdf`} className="underline underline-offset-4">
          PDF<span className="sr-only"> of {invoice.number}</span>
        </a>
      </TableCell>
    </TableRow>
  );
}
