import Link from "next/link";
import { PaymentBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { disputeWords } from "@/lib/admin/payments/dispute-words";
import type { ListedDispute } from "@/lib/admin/payments/list-disputes";
import { formatAmount } from "@/lib/money";
import type { ListedPayment } from "@/lib/payments/records/queries";
import { PaymentAccount } from "./payment-account";

interface PaymentTableProps {
  payments: readonly ListedPayment[];
  /** About these payments: told below their status. */
  disputes: readonly ListedDispute[];
}

export function PaymentTable({ payments, disputes }: PaymentTableProps) {
  return (
    <Table label="Payments" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Payment reference</TableHeader>
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
          <PaymentRow
            key={listed.payment.id}
            listed={listed}
            disputes={disputes.filter(({ paymentId }) => paymentId === listed.payment.id)}
          />
        ))}
      </TableBody>
    </Table>
  );
}

interface PaymentRowProps {
  listed: ListedPayment;
  disputes: readonly ListedDispute[];
}

function PaymentRow({ listed, disputes }: PaymentRowProps) {
  const { payment, accountName, isAccountGone, invoiceNumber } = listed;
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
        {disputes.map((dispute) => (
          <span key={dispute.id} className="mt-1 block min-w-48 text-xs text-muted">
            {disputeWords(dispute)}
          </span>
        ))}
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
