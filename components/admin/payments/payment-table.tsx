import Link from "next/link";
import { PaymentBadge, statusWords } from "@/components/admin/status-badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { formatAmount } from "@/lib/money";
import type { ListedPayment } from "@/lib/payments/records/queries";
import { PaymentAccount } from "./payment-account";

export function PaymentTable({ payments }: { payments: readonly ListedPayment[] }) {
  return (
    <Table label="Payments" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Reference</TableHeader>
          <TableHeader>Account</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Method</TableHeader>
          <TableHeader>Amount</TableHeader>
          <TableHeader>Invoice</TableHeader>
          <TableHeader>When</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {payments.map((listed) => (
          <PaymentRow key={listed.payment.id} {...listed} />
        ))}
      </TableBody>
    </Table>
  );
}

function PaymentRow({ payment, accountName, isAccountGone, invoiceNumber }: ListedPayment) {
  return (
    <TableRow>
      <TableCell className="max-w-60 min-w-36 break-all">
        <Link href={`/admin/payments/${payment.id}`} className="font-medium hover:underline">
          {payment.externalPaymentId}
        </Link>
      </TableCell>
      <TableCell label="Account" className="min-w-36">
        <PaymentAccount
          accountId={payment.accountId}
          accountName={accountName}
          isAccountGone={isAccountGone}
        />
      </TableCell>
      <TableCell label="Status">
        <PaymentBadge payment={payment} />
      </TableCell>
      <TableCell label="Method" className="whitespace-nowrap">
        {statusWords(payment.method)}
      </TableCell>
      <TableCell label="Amount" className="whitespace-nowrap">
        {formatAmount(payment.amountCents, payment.currency)}
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
  );
}
