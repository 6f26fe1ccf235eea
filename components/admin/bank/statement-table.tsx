import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { BankStatement } from "@/db";
import { formatAmount } from "@/lib/money";

/** Imported statements, with what their balances say. */
export function StatementTable({ statements }: { statements: readonly BankStatement[] }) {
  return (
    <Table label="Imported statements" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Account</TableHeader>
          <TableHeader>Number</TableHeader>
          <TableHeader>Lines</TableHeader>
          <TableHeader>Closing balance</TableHeader>
          <TableHeader>Imported</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {statements.map((statement) => (
          <StatementRow key={statement.id} statement={statement} />
        ))}
      </TableBody>
    </Table>
  );
}

function StatementRow({ statement }: { statement: BankStatement }) {
  const { ownAccount, currency, number, lineCount, knownCount, closingCents, closingOn, missingCents } =
    statement;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{ownAccount}</TableCell>
      <TableCell label="Number">{number}</TableCell>
      <TableCell label="Lines" className="whitespace-nowrap">
        {lineCount}
        {knownCount > 0 && <span className="text-muted"> ({knownCount} known)</span>}
      </TableCell>
      <TableCell label="Closing balance" className="whitespace-nowrap">
        {closingCents !== null && `${formatAmount(closingCents, currency)} on ${closingOn}`}
        {missingCents !== null && missingCents !== 0 && (
          <Badge tone="warning" className="ml-2">
            {formatAmount(missingCents, currency)} missing
          </Badge>
        )}
      </TableCell>
      <TableCell label="Imported" className="whitespace-nowrap text-muted">
        <RelativeTime at={statement.createdAt} />
      </TableCell>
    </TableRow>
  );
}
