"use client";

import { CheckCheck, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { FormAction } from "@/lib/actions/form-state";
import type { WaitingTransfer } from "@/lib/admin/overview/waiting";
import type { ApprovalResult } from "@/lib/admin/payments/approve-payments";
import { formatMoney } from "@/lib/money";
import { ActError } from "./act-form";

interface WaitingTransfersProps {
  transfers: readonly WaitingTransfer[];
  action: FormAction;
}

/** Reported transfers with a box each: tick those that are on the statement, approve them together. */
export function WaitingTransfers({ transfers, action }: WaitingTransfersProps) {
  const [state, formAction] = useActionState(action, {});
  const results = (state.ok ? state.data : []) as ApprovalResult[];
  return (
    <form action={formAction} className="space-y-4">
      <ActError state={state} />
      {state.fields?.payment_id && <Alert tone="danger">{state.fields.payment_id.join(" ")}</Alert>}
      {results.length > 0 && <Results results={results} />}
      {transfers.length > 0 ? <Transfers transfers={transfers} /> : <NothingWaits />}
    </form>
  );
}

function NothingWaits() {
  return (
    <EmptyState icon={CheckCheck} title="Nothing waits">
      No reported transfer waits for a decision. One that nobody reported is confirmed on its account's page.
    </EmptyState>
  );
}

function Transfers({ transfers }: { transfers: readonly WaitingTransfer[] }) {
  return (
    <>
      <Table label="Transfers to approve">
        <TableHead>
          <TableRow>
            <TableHeader>
              <span className="sr-only">Choose</span>
            </TableHeader>
            <TableHeader>Reference</TableHeader>
            <TableHeader>Account</TableHeader>
            <TableHeader>Payer</TableHeader>
            <TableHeader>Amount</TableHeader>
            <TableHeader>Invoice</TableHeader>
            <TableHeader>Waits since</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {transfers.map((transfer) => (
            <TransferRow key={transfer.payment.id} transfer={transfer} />
          ))}
        </TableBody>
      </Table>
      <SubmitButton pendingLabel="Approving…">Approve the chosen</SubmitButton>
    </>
  );
}

function TransferRow({ transfer }: { transfer: WaitingTransfer }) {
  const { payment, accountName, invoiceNumber, isPaidAlike } = transfer;
  return (
    <TableRow>
      <TableCell>
        <input
          type="checkbox"
          name="payment_id"
          value={payment.id}
          aria-label={`Choose ${payment.externalPaymentId} of ${accountName}`}
          className="size-4.5 accent-brand"
        />
      </TableCell>
      <TableCell className="max-w-60 break-all">
        <Link href={`/admin/payments/${payment.id}`} className="font-medium hover:underline">
          {payment.externalPaymentId}
        </Link>
        {payment.proofUrl && (
          <a
            href={payment.proofUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="ml-2 inline-flex items-center gap-1 text-brand hover:underline"
          >
            proof <ExternalLink aria-hidden className="size-3" />
          </a>
        )}
      </TableCell>
      <TableCell className="min-w-36">
        <Link href={`/admin/accounts/${payment.accountId}`} className="hover:underline">
          {accountName}
        </Link>
      </TableCell>
      <TableCell className="min-w-32">{payment.payerName}</TableCell>
      <TableCell className="whitespace-nowrap">
        {formatMoney(payment.amountCents, payment.currency)}
        {isPaidAlike && (
          <Badge tone="warning" className="ml-2">
            paid alike lately
          </Badge>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap">{invoiceNumber}</TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        <RelativeTime at={payment.createdAt} />
      </TableCell>
    </TableRow>
  );
}

function Results({ results }: { results: readonly ApprovalResult[] }) {
  const failed = results.filter(({ ok }) => !ok).length;
  return (
    <Alert
      tone={failed > 0 ? "warning" : "success"}
      role="status"
      title={`${results.length - failed} of ${results.length} approved`}
    >
      <ul>
        {results.map(({ paymentId, message }) => (
          <li key={paymentId}>
            <Link href={`/admin/payments/${paymentId}`} className="underline underline-offset-4">
              Payment {paymentId}
            </Link>
            : {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
