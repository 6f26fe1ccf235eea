import Link from "next/link";
import { PaymentBadge, StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { plainDate } from "@/components/ui/data/time-words";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";
import { formatAmount } from "@/lib/money";
import type { ListedLedgerRow } from "@/lib/usage/list-ledger";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/usage/operation-words";

interface AccountMoneyProps {
  facts: AccountFacts;
  /** A page of it. */
  ledger: readonly ListedLedgerRow[];
}

/** Invoices, payments and the ledger, newest first. */
export function AccountMoney({ facts, ledger }: AccountMoneyProps) {
  return (
    <>
      <Section title="Invoices" isEmpty={facts.invoices.length === 0}>
        <Invoices facts={facts} />
      </Section>
      <Section title="Payments" isEmpty={facts.payments.length === 0}>
        <Payments facts={facts} />
      </Section>
      <Section title="Credits" isEmpty={ledger.length === 0}>
        <Ledger lines={ledger} />
      </Section>
    </>
  );
}

function Section({
  title,
  isEmpty,
  children,
}: {
  title: string;
  isEmpty: boolean;
  children: React.ReactNode;
}) {
  return (
    <section className="space-y-2">
      <h2 className="text-base font-semibold">{title}</h2>
      {isEmpty ? <p className="text-muted">None yet.</p> : children}
    </section>
  );
}

function Invoices({ facts: { invoices } }: { facts: AccountFacts }) {
  return (
    <Table label="Invoices" narrow="cards">
      <Head columns={["Number", "Status", "Kind", "Total", "Period", "Due"]} />
      <TableBody>
        {invoices.map((invoice) => (
          <TableRow key={invoice.id}>
            <TableCell className="whitespace-nowrap">
              <Link href={`/admin/invoices/${invoice.id}`} className="font-medium hover:underline">
                {invoice.number}
              </Link>
            </TableCell>
            <TableCell label="Status">
              <StatusBadge status={invoice.status} />
            </TableCell>
            <TableCell label="Kind">{statusWords(invoice.kind)}</TableCell>
            <TableCell label="Total" className="whitespace-nowrap">
              {formatAmount(invoice.totalCents, invoice.currency)}
            </TableCell>
            <TableCell label="Period" className="whitespace-nowrap">
              {day(invoice.periodStart)} to {day(invoice.periodEnd)}
            </TableCell>
            <TableCell label="Due" className="whitespace-nowrap">
              {day(invoice.dueAt)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Payments({ facts: { payments } }: { facts: AccountFacts }) {
  return (
    <Table label="Payments" narrow="cards">
      <Head columns={["Payment reference", "Status", "Method", "Amount", "Invoice", "When"]} />
      <TableBody>
        {payments.map(({ payment, invoiceNumber }) => (
          <TableRow key={payment.id}>
            <TableCell className="max-w-64 min-w-36 break-all">
              <Link href={`/admin/payments/${payment.id}`} className="font-medium hover:underline">
                {payment.externalPaymentId}
              </Link>
            </TableCell>
            <TableCell label="Status">
              <PaymentBadge payment={payment} />
            </TableCell>
            <TableCell label="Method" className="whitespace-nowrap">
              {statusWords(payment.method)}
            </TableCell>
            <TableCell label="Amount" className="whitespace-nowrap">
              {formatAmount(payment.amountCents, payment.currency)}
              {payment.refundedCents > 0 &&
                `, ${formatAmount(payment.refundedCents, payment.currency)} refunded`}
            </TableCell>
            <TableCell label="Invoice" className="whitespace-nowrap">
              <Link href={`/admin/invoices/${payment.invoiceId}`} className="hover:underline">
                {invoiceNumber}
              </Link>
            </TableCell>
            <TableCell label="When" className="whitespace-nowrap text-muted">
              <RelativeTime at={payment.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Ledger({ lines }: { lines: readonly ListedLedgerRow[] }) {
  return (
    <Table label="Credits" narrow="cards">
      <Head columns={["When", "Kind", "What for", "Amount", "Balance"]} />
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.id}>
            <TableCell className="whitespace-nowrap text-muted">
              <RelativeTime at={line.createdAt} />
            </TableCell>
            <TableCell label="Kind">{KIND_WORDS[line.kind]}</TableCell>
            <TableCell label="What for" className="min-w-56">
              {line.operation ? OPERATION_WORDS[line.operation] : line.description}
            </TableCell>
            <TableCell label="Amount">{line.amount > 0 ? `+${line.amount}` : line.amount}</TableCell>
            <TableCell label="Balance">{line.balanceAfter}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <TableHead>
      <TableRow>
        {columns.map((column) => (
          <TableHeader key={column}>{column}</TableHeader>
        ))}
      </TableRow>
    </TableHead>
  );
}

function day(at: Date | null): string {
  return at ? plainDate(at) : "open";
}
