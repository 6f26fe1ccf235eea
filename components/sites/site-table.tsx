import { ArrowDown } from "lucide-react";
import Link from "next/link";
import { ConnectionBadge } from "@/components/sites/connection/connection-badge";
import { Badge } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ContentCount } from "@/lib/sites/content-queries";
import type { SiteSort } from "@/lib/sites/list/list-view";
import type { Site } from "@/lib/sites/site";

interface SiteTableProps {
  sites: readonly Site[];
  contentCounts: ReadonlyMap<number, readonly ContentCount[]>;
  /** Credits that each cost lately. */
  cost: ReadonlyMap<number, number>;
  sort: SiteSort;
  /** The address of the same list in another order. */
  sortHref: (sort: SiteSort) => string;
  at: Date;
}

const COLUMNS: readonly (readonly [sort: SiteSort, label: string, isNumber?: boolean])[] = [
  ["name", "Site"],
  ["domain", "Domain"],
  ["heard", "Connection"],
];

/** Many sites, one line for each, sorted by a link in the head of a column. */
export function SiteTable({ sites, contentCounts, cost, sort, sortHref, at }: SiteTableProps) {
  return (
    <Table label="Sites" narrow="cards">
      <TableHead>
        <TableRow>
          {COLUMNS.map(([column, label]) => (
            <SortHeader key={column} column={column} label={label} sort={sort} sortHref={sortHref} />
          ))}
          <TableHeader className="text-right">Content</TableHeader>
          <SortHeader column="cost" label="Credits, 30 days" sort={sort} sortHref={sortHref} isNumber />
        </TableRow>
      </TableHead>
      <TableBody>
        {sites.map((site) => (
          <TableRow key={site.id}>
            <TableCell className="min-w-40 py-2">
              <Link href={`/sites/${site.id}`} className="font-medium wrap-anywhere hover:underline">
                {site.name}
              </Link>
              {site.status === "read_only" && (
                <Badge tone="warning" className="ml-2">
                  Read-only
                </Badge>
              )}
            </TableCell>
            <TableCell label="Domain" className="py-2 text-muted wrap-anywhere">
              {site.domain}
            </TableCell>
            <TableCell label="Connection" className="py-2 whitespace-nowrap">
              <ConnectionBadge connection={site.connection} at={at} />
            </TableCell>
            <TableCell label="Content" className="py-2 text-right">
              {countOf(contentCounts.get(site.id)).toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Credits, 30 days" className="py-2 text-right">
              {(cost.get(site.id) ?? 0).toLocaleString("en-US")}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface SortHeaderProps extends Pick<SiteTableProps, "sort" | "sortHref"> {
  column: SiteSort;
  label: string;
  isNumber?: boolean;
}

function SortHeader({ column, label, sort, sortHref, isNumber }: SortHeaderProps) {
  const isCurrent = column === sort;
  return (
    <TableHeader
      aria-sort={isCurrent ? (isNumber || column === "heard" ? "descending" : "ascending") : undefined}
      className={isNumber ? "text-right" : undefined}
    >
      <Link href={sortHref(column)} scroll={false} className="inline-flex items-center gap-1 hover:text-text">
        {label}
        {isCurrent && (
          <ArrowDown
            aria-hidden
            className={isNumber || column === "heard" ? "size-3.5" : "size-3.5 rotate-180"}
          />
        )}
      </Link>
    </TableHeader>
  );
}

function countOf(counts: readonly ContentCount[] = []): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
