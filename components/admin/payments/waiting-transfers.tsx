"use client";

import { CheckCheck } from "lucide-react";
import { ActError } from "@/components/admin/act-form";
import { EmptyState } from "@/components/ui/data/empty-state";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { TextareaField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import type { WaitingTransfer } from "@/lib/admin/overview/waiting";
import { DecidedTransfers, type Outcome } from "./decided-transfers";
import { DECIDE_SELECTED, TransferRow } from "./transfer-row";

interface WaitingTransfersProps {
  transfers: readonly WaitingTransfer[];
  /** These are those that have waited longest; more wait behind them. */
  hasMore?: boolean;
  action: FormAction;
  /** Of one of them, in its row. */
  decideOne: FormAction;
}

/** Reported transfers with a box each: tick those that are on the statement, or those that are not, and decide together. */
export function WaitingTransfers({ transfers, hasMore, action, decideOne }: WaitingTransfersProps) {
  const [state, formAction] = useFormAction(action);
  const outcome = state.ok && (state.data as Outcome);
  return (
    <div className="space-y-4">
      {state.fields?.payment_id ? (
        <FormError error={state.fields.payment_id.join(" ")} />
      ) : (
        <ActError state={state} />
      )}
      {outcome && <DecidedTransfers {...outcome} />}
      {transfers.length > 0 ? (
        <Transfers transfers={transfers} state={state} decideOne={decideOne} />
      ) : (
        <NothingWaits />
      )}
      {/* Its boxes are in the table, whose rows have forms of their own. */}
      <form id={DECIDE_SELECTED} action={formAction} className="space-y-4">
        {transfers.length > 0 && <DecideSelected state={state} />}
      </form>
      {hasMore && (
        <p className="text-muted">
          These {transfers.length} have waited longest. Decide about some to see the next ones.
        </p>
      )}
    </div>
  );
}

function NothingWaits() {
  return (
    <EmptyState icon={CheckCheck} title="Nothing waits">
      No reported transfer waits for a decision. One that nobody reported is confirmed on its account's page.
    </EmptyState>
  );
}

interface TransfersProps {
  transfers: readonly WaitingTransfer[];
  state: FormState;
  decideOne: FormAction;
}

function Transfers({ transfers, state, decideOne }: TransfersProps) {
  const chosen = tickedIn(state, "payment_id", []);
  return (
    <Table label="Transfers to approve" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>
            <span className="sr-only">Choose</span>
          </TableHeader>
          <TableHeader>Payment reference</TableHeader>
          <TableHeader>Account</TableHeader>
          <TableHeader>Payer</TableHeader>
          <TableHeader>Amount</TableHeader>
          <TableHeader>Invoice</TableHeader>
          <TableHeader>Decide</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {transfers.map((transfer) => (
          <TransferRow
            key={transfer.payment.id}
            transfer={transfer}
            isChosen={chosen.includes(String(transfer.payment.id))}
            decideOne={decideOne}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function DecideSelected({ state }: { state: FormState }) {
  return (
    <>
      <SubmitButton name="decision" value="approve" pendingLabel="Deciding…">
        Approve selected
      </SubmitButton>
      <RejectTheChosen state={state} />
    </>
  );
}

/** Folded away: its button is not the one to press by mistake. */
function RejectTheChosen({ state }: { state: FormState }) {
  return (
    <details open={state.values?.decision === "reject"}>
      <summary className="w-fit rounded-control py-1 text-muted underline underline-offset-4">
        Reject selected instead
      </summary>
      <div className="mt-3 max-w-xl space-y-4">
        <TextareaField
          name="reason"
          label="Reason"
          hint="Each of them reads this. Their invoices stay open, and they may report again."
          rows={2}
          maxLength={500}
          error={state.fields?.reason}
          defaultValue={state.values?.reason}
        />
        <SubmitButton name="decision" value="reject" variant="danger" pendingLabel="Deciding…">
          Reject selected
        </SubmitButton>
      </div>
    </details>
  );
}
