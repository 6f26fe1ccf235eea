"use client";

import { ActError } from "@/components/admin/act-form";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import type { ListedRule } from "@/lib/bank-statements/rules/list-rules";

interface RuleTableProps {
  rules: readonly ListedRule[];
  end: FormAction;
}

/** Which lines are ignored when they come, each with a way to end that. */
export function RuleTable({ rules, end }: RuleTableProps) {
  const [state, formAction] = useFormAction(end);
  return (
    <form action={formAction} className="space-y-3">
      <ActError state={state} />
      <Table label="Rules for lines" narrow="cards">
        <TableHead>
          <TableRow>
            <TableHeader>Lines</TableHeader>
            <TableHeader>Other account</TableHeader>
            <TableHeader>Words</TableHeader>
            <TableHeader>Reason</TableHeader>
            <TableHeader>Ignored</TableHeader>
            <TableHeader>
              <span className="sr-only">End</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rules.map(({ rule, lines }) => (
            <RuleRow key={rule.id} rule={rule} lines={lines} />
          ))}
        </TableBody>
      </Table>
    </form>
  );
}

function RuleRow({ rule, lines }: ListedRule) {
  return (
    <TableRow>
      <TableCell className="min-w-40 wrap-anywhere">
        {rule.isCredit ? "Money in" : "Money out"}, {rule.currency}
        <span className="block text-muted">{rule.ownAccount}</span>
      </TableCell>
      <TableCell label="Other account" className="min-w-40 wrap-anywhere">
        {rule.otherAccount || "none named"}
      </TableCell>
      <TableCell label="Words" className="max-w-60 min-w-32 wrap-anywhere">
        {rule.wording || "any"}
      </TableCell>
      <TableCell label="Reason" className="max-w-60 min-w-32 wrap-anywhere">
        {rule.reason}
      </TableCell>
      <TableCell label="Ignored" className="tabular-nums">
        {lines}
      </TableCell>
      <TableCell>
        <SubmitButton name="rule_id" value={String(rule.id)} variant="secondary" pendingLabel="Deleting…">
          Delete
        </SubmitButton>
      </TableCell>
    </TableRow>
  );
}
