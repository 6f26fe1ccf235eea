"use client";

import { CheckCheck } from "lucide-react";
import { ActError } from "@/components/admin/act-form";
import { EmptyState } from "@/components/ui/data/empty-state";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import type { OpenLine } from "@/lib/bank-statements/match/list-open-lines";
import { DecideOtherwise } from "./decide-otherwise";
import { type DecidedLines, LinesOutcome } from "./lines-outcome";
import { OpenLineRow } from "./open-line-row";

interface OpenLinesProps {
  lines: readonly OpenLine[];
  action: FormAction;
  /** YYYY-MM-DD, to count the age of each line from. */
  today: string;
}

/** Lines that have no place yet, with a box each: look at what would happen, then do it for all that are ticked. */
export function OpenLines({ lines, action, today }: OpenLinesProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-4">
      {state.fields?.line_id ? (
        <FormError error={state.fields.line_id.join(" ")} />
      ) : (
        <ActError state={state} />
      )}
      {state.ok && <LinesOutcome {...(state.data as DecidedLines)} />}
      {lines.length === 0 && (
        <EmptyState icon={CheckCheck} title="Nothing is open">
          Every line of every statement has its place.
        </EmptyState>
      )}
      {lines.length > 0 && (
        <>
          <LineTable lines={lines} today={today} ticked={tickedIn(state, "line_id", [])} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="decision" value="preview" variant="secondary" pendingLabel="Looking…">
              Preview selected
            </SubmitButton>
            <SubmitButton name="decision" value="settle" pendingLabel="Settling…">
              Settle selected as proposed
            </SubmitButton>
          </div>
          <DecideOtherwise state={state} />
        </>
      )}
    </form>
  );
}

interface LineTableProps extends Pick<OpenLinesProps, "lines" | "today"> {
  ticked: readonly string[];
}

function LineTable({ lines, today, ticked }: LineTableProps) {
  return (
    <Table label="Open lines" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>
            <span className="sr-only">Choose</span>
          </TableHeader>
          <TableHeader>Booked</TableHeader>
          <TableHeader>Amount</TableHeader>
          <TableHeader>From or to</TableHeader>
          <TableHeader>Text</TableHeader>
          <TableHeader>Proposal</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((each) => (
          <OpenLineRow
            key={each.line.id}
            {...each}
            today={today}
            isTicked={ticked.includes(String(each.line.id))}
          />
        ))}
      </TableBody>
    </Table>
  );
}
