"use client";

import { ActError } from "@/components/admin/act-form";
import { Badge } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { Field } from "@/components/ui/form/field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import type { ListedAllocation } from "@/lib/bank-statements/ledger/list-allocations";
import { formatAmount } from "@/lib/money";

const KIND_WORDS: Record<ListedAllocation["kind"], string> = {
  settled: "paid",
  kept: "kept for the account",
  refunded: "taken back",
  ignored: "ignored",
};

interface AllocationTableProps {
  allocations: readonly ListedAllocation[];
  undo: FormAction;
}

/** Where money has gone, each with a way back. */
export function AllocationTable({ allocations, undo }: AllocationTableProps) {
  return (
    <Table label="Decided lines" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Booked</TableHeader>
          <TableHeader>Amount</TableHeader>
          <TableHeader>From or to</TableHeader>
          <TableHeader>Place</TableHeader>
          <TableHeader>Undo</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {allocations.map((allocation) => (
          <AllocationRow key={allocation.id} allocation={allocation} undo={undo} />
        ))}
      </TableBody>
    </Table>
  );
}

function AllocationRow({ allocation, undo }: { allocation: ListedAllocation; undo: FormAction }) {
  const {
    id,
    kind,
    amountCents,
    currency,
    bookedOn,
    otherName,
    invoiceNumber,
    reason,
    undoneAt,
    undoneReason,
  } = allocation;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{bookedOn}</TableCell>
      <TableCell label="Amount" className="whitespace-nowrap">
        {formatAmount(amountCents, currency)}
      </TableCell>
      <TableCell label="From or to" className="max-w-48 min-w-32 wrap-anywhere">
        {otherName}
      </TableCell>
      <TableCell label="Place" className="max-w-80 min-w-48 wrap-anywhere">
        <Badge className="mr-2">{KIND_WORDS[kind]}</Badge>
        {invoiceNumber}
        <span className="block text-muted">{reason}</span>
      </TableCell>
      <TableCell label="Undo" className="min-w-48">
        {undoneAt ? (
          <span className="text-muted">Undone: {undoneReason}</span>
        ) : (
          <Undo id={id} action={undo} />
        )}
      </TableCell>
    </TableRow>
  );
}

function Undo({ id, action }: { id: number; action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <details open={state.error !== undefined}>
      <summary className="w-fit rounded-control text-muted underline underline-offset-4">Undo</summary>
      <form action={formAction} className="mt-2 space-y-3">
        <ActError state={state} />
        <input type="hidden" name="allocation_id" value={id} />
        <Field
          name="reason"
          label="Reason"
          maxLength={500}
          error={state.fields?.reason}
          defaultValue={state.values?.reason}
        />
        <SubmitButton variant="danger" pendingLabel="Undoing…">
          Undo
        </SubmitButton>
      </form>
    </details>
  );
}
