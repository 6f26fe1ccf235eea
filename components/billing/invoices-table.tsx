import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { EmptyState } from "@/components/ui/data/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { INVOICE_STANDING_NAMES, type InvoiceStatus, invoiceStanding } from "@/lib/invoices/invoice";
import { formatAmount } from "@/lib/money";
import { formatDate } from "@/lib/time/date-words";
import { STANDING_TONES } from "./standing-tones";

interface ListedInvoice {
  id: number;
  number: string;
  status: InvoiceStatus;
  totalCents: number;
  refundedCents: number;
  currency: string;
  createdAt: Date;
}

export function InvoicesTable({ invoices }: { invoices: readonly ListedInvoice[] }) {
  return (
    <section aria-labelledby="invoices" className="space-y-3">
      <h2 id="invoices" className="text-base font-semibold">
        Invoices
      </h2>
      {invoices.length === 0 ? (
        <EmptyState title="No invoices yet">The first one comes with your first plan.</EmptyState>
      ) : (
        <Table label="Invoices, newest first" narrow="cards">
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
  const standing = invoiceStanding(invoice);
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        <Link href={`/billing/invoices/${invoice.id}`} className="font-medium underline underline-offset-4">
          {invoice.number}
        </Link>
      </TableCell>
      <TableCell label="Date" className="whitespace-nowrap">
        {formatDate(invoice.createdAt)}
      </TableCell>
      <TableCell label="Status">
        <Badge tone={STANDING_TONES[standing]}>{INVOICE_STANDING_NAMES[standing]}</Badge>
      </TableCell>
      <TableCell label="Total" className="text-right">
        {formatAmount(invoice.totalCents, invoice.currency)}
      </TableCell>
      <TableCell className="text-right">
        <a href={`/billing/invoices/${invoice.id}/pdf`} className="underline underline-offset-4">
          PDF<span className="sr-only"> of {invoice.number}</span>
        </a>
      </TableCell>
    </TableRow>
  );
}
