import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { CreditPackage } from "@/db";
import { formatAmount } from "@/lib/money";

const COLUMNS = ["Package", "Credits", "Price", "Expires", "Offered"];

export function PackageTable({ packages }: { packages: CreditPackage[] }) {
  if (packages.length === 0) return <p className="text-muted">Nothing is sold beside the plans yet.</p>;
  return (
    <Table label="Credit packages" narrow="cards">
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableHeader key={column}>{column}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {packages.map((each) => (
          <TableRow key={each.id}>
            <TableCell>
              <Link href={`/admin/packages/${each.id}`} className="font-medium hover:underline">
                {each.name}
              </Link>
            </TableCell>
            <TableCell>{each.credits.toLocaleString("en")}</TableCell>
            <TableCell>{formatAmount(each.priceCents, each.currency)}</TableCell>
            <TableCell>{each.expiryDays === null ? "Never" : `After ${each.expiryDays} days`}</TableCell>
            <TableCell className="space-x-1 whitespace-nowrap">
              <Badge tone={each.isActive ? "success" : "danger"}>{each.isActive ? "sold" : "not sold"}</Badge>
              {each.offeredOnTrial && <Badge>trial</Badge>}
              {each.offeredOnFree && <Badge>free</Badge>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
