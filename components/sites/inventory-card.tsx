import { FileText } from "lucide-react";
import { Badge } from "@/components/ui/data/badge";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { Card } from "@/components/ui/page/card";
import type { ContentCount } from "@/lib/sites/content-queries";
import { ContentCounts } from "./content-counts";
import { contentStatusWords } from "./content-status-words";

interface ContentRow {
  id: number;
  type: string;
  status: string;
  title: string;
  url: string;
  modifiedAt: Date;
}

interface InventoryCardProps {
  siteId: number;
  counts: ContentCount[];
  rows: ContentRow[];
  /** What the rows are narrowed to; "" for all. */
  type: string;
  status: string;
  nextHref: string | undefined;
}

export function InventoryCard({ siteId, counts, rows, type, status, nextHref }: InventoryCardProps) {
  return (
    <section id="content" aria-labelledby="content-heading" className="space-y-4">
      <h2 id="content-heading" className="text-base font-semibold">
        Content
      </h2>
      {counts.length === 0 && (
        <EmptyState icon={FileText} title="No content yet">
          Posts and pages appear here once WordPress is connected: the plugin sends them automatically.
        </EmptyState>
      )}
      {counts.length > 0 && <ContentCounts siteId={siteId} counts={counts} type={type} status={status} />}
      {rows.length > 0 && <ContentTable rows={rows} />}
      {counts.length > 0 && rows.length === 0 && <Card>Nothing of that kind.</Card>}
      <LoadMore href={nextHref} />
    </section>
  );
}

function ContentTable({ rows }: { rows: ContentRow[] }) {
  return (
    <Table label="Content inventory" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Title</TableHeader>
          <TableHeader>Type</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Changed</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="max-w-md min-w-56">
              <ContentTitle {...row} />
            </TableCell>
            <TableCell label="Type">{row.type}</TableCell>
            <TableCell label="Status">
              <Badge tone={row.status === "publish" ? "success" : "neutral"}>
                {contentStatusWords(row.status)}
              </Badge>
            </TableCell>
            <TableCell label="Changed" className="whitespace-nowrap text-muted">
              <RelativeTime at={row.modifiedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What a plugin sends as an address becomes a link only when it is one. */
function ContentTitle({ title, url }: ContentRow) {
  const shown = title || "Untitled";
  if (!/^https?:\/\//i.test(url)) return <span>{shown}</span>;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank" className="hover:underline">
      {shown}
    </a>
  );
}
