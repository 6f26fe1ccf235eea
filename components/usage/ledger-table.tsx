import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedLedgerRow } from "@/lib/usage/list-ledger";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/usage/operation-words";

const signed = new Intl.NumberFormat("en", { signDisplay: "exceptZero" });

const unitsOf = (units: number) => `${units.toLocaleString("en")} ${units === 1 ? "unit" : "units"}`;

export function LedgerTable({ rows }: { rows: ListedLedgerRow[] }) {
  return (
    <Table label="Credit ledger" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader>Site</TableHeader>
          <TableHeader className="text-right">Credits</TableHeader>
          <TableHeader className="text-right">Balance</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell label="When" className="whitespace-nowrap text-muted">
              <RelativeTime at={row.createdAt} />
            </TableCell>
            <TableCell className="min-w-48 max-sm:-order-1">
              <span className="mr-2 font-medium">
                {row.operation ? OPERATION_WORDS[row.operation] : KIND_WORDS[row.kind]}
              </span>
              {row.operation && row.kind !== "consume" && <Badge>{KIND_WORDS[row.kind]}</Badge>}
              {row.boughtAmount !== 0 && (
                <Badge>
                  {row.boughtAmount === row.amount ? "Bought credits" : "Plan and bought credits"}
                </Badge>
              )}
              {row.units !== null && <span className="text-muted">{unitsOf(row.units)}</span>}
              {row.description && <p className="text-muted">{row.description}</p>}
            </TableCell>
            <TableCell label="Site" className="text-muted">
              {row.siteName ?? "–"}
            </TableCell>
            <TableCell label="Credits" className={row.amount > 0 ? "text-right text-success" : "text-right"}>
              {signed.format(row.amount)}
            </TableCell>
            <TableCell label="Balance" className="text-right">
              {row.balanceAfter.toLocaleString("en")}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
