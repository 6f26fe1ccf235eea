import Link from "next/link";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { Delivery } from "@/db";
import { statusNow } from "@/lib/deliveries/delivery";
import { DeliveryBadge } from "./delivery-badge";

/** What was handed over for a site, and where it is. */
export function DeliveryTable({ rows, at }: { rows: readonly Delivery[]; at: Date }) {
  return (
    <Table label="Deliveries" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Title</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Type</TableHeader>
          <TableHeader>Handed over</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="max-w-md min-w-56">
              <Link
                href={`/sites/${row.siteId}/deliveries/${row.id}`}
                className="font-medium hover:underline"
              >
                {row.title}
              </Link>
              {row.reason && <p className="text-xs text-muted">{row.reason}</p>}
            </TableCell>
            <TableCell label="Status">
              <DeliveryBadge status={statusNow(row, at)} />
            </TableCell>
            <TableCell label="Type">{row.postType}</TableCell>
            <TableCell label="Handed over" className="whitespace-nowrap text-muted">
              <RelativeTime at={row.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
