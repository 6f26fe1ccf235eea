import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { plainDate } from "@/components/ui/data/time-words";
import type { CreditPrice } from "@/db";
import { OPERATION_WORDS } from "@/lib/usage/operation-words";

const COLUMNS = ["Operation", "Credits", "Per units", "From"];

export function PriceTable({ prices }: { prices: CreditPrice[] }) {
  return (
    <Table label="Credit prices" narrow="cards">
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableHeader key={column}>{column}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {prices.map(({ id, operation, credits, per, effectiveFrom }) => (
          <TableRow key={id}>
            <TableCell>{OPERATION_WORDS[operation]}</TableCell>
            <TableCell>{credits}</TableCell>
            <TableCell>{per}</TableCell>
            <TableCell>{plainDate(effectiveFrom)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
