import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { TableCell, TableRow } from "@/components/ui/data/table";
import type { FormAction } from "@/lib/actions/form-state";
import type { WaitingTransfer } from "@/lib/admin/overview/waiting";
import { formatAmount } from "@/lib/money";
import { DecideTransfer } from "./decide-transfer";
import { PaymentAccount } from "./payment-account";

/** The form that the boxes of the rows belong to, which have forms of their own. */
export const DECIDE_SELECTED = "decide-selected";

interface TransferRowProps {
  transfer: WaitingTransfer;
  isChosen: boolean;
  decideOne: FormAction;
}

export function TransferRow({ transfer, isChosen, decideOne }: TransferRowProps) {
  const { payment, accountName, invoiceNumber, isPaidAlike } = transfer;
  return (
    <TableRow>
      <TableCell>
        <ChooseBox transfer={transfer} isChosen={isChosen} />
      </TableCell>
      <TableCell className="max-w-60 min-w-36 break-all">
        <Link href={`/admin/payments/${payment.id}`} className="font-medium hover:underline">
          {payment.externalPaymentId}
        </Link>
        {payment.proofUrl && <ProofLink href={payment.proofUrl} />}
      </TableCell>
      <TableCell label="Account" className="min-w-36">
        <PaymentAccount
          accountId={payment.accountId}
          accountName={accountName}
          isAccountGone={transfer.isAccountGone}
        />
      </TableCell>
      <TableCell label="Payer" className="max-w-48 min-w-32 wrap-anywhere">
        {payment.payerName}
      </TableCell>
      <TableCell label="Amount" className="whitespace-nowrap">
        {formatAmount(payment.amountCents, payment.currency)}
        {isPaidAlike && (
          <Badge tone="warning" className="ml-2">
            paid alike lately
          </Badge>
        )}
      </TableCell>
      <TableCell label="Invoice" className="whitespace-nowrap">
        <Link href={`/admin/invoices/${payment.invoiceId}`} className="hover:underline">
          {invoiceNumber}
        </Link>
        <span className="block text-muted">
          reported <RelativeTime at={payment.createdAt} />
        </span>
      </TableCell>
      <TableCell>
        <DecideTransfer action={decideOne} paymentId={payment.id} reference={payment.externalPaymentId} />
      </TableCell>
    </TableRow>
  );
}

function ChooseBox({ transfer, isChosen }: Pick<TransferRowProps, "transfer" | "isChosen">) {
  const { payment, accountName } = transfer;
  return (
    <input
      type="checkbox"
      form={DECIDE_SELECTED}
      name="payment_id"
      value={payment.id}
      defaultChecked={isChosen}
      aria-label={`Choose ${payment.externalPaymentId} of ${accountName}`}
      className="size-4.5 accent-brand"
    />
  );
}

function ProofLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="ml-2 inline-flex items-center gap-1 text-brand hover:underline"
    >
      proof <ExternalLink aria-hidden className="size-3" />
    </a>
  );
}
