import Link from "next/link";
import { cn } from "@/components/ui/cn";
import type { ContentCount } from "@/lib/sites/content-queries";
import { contentStatusWords } from "./content-status-words";

interface ContentCountsProps {
  siteId: number;
  counts: ContentCount[];
  type: string;
  status: string;
}

/** One link for each type and status, with how many there are: the filter and the summary in one. */
export function ContentCounts({ siteId, counts, type, status }: ContentCountsProps) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const links = [
    { label: "All", count: all, href: `/sites/${siteId}#content`, isCurrent: type === "" && status === "" },
    ...counts.map((each) => ({
      label: `${each.type} · ${contentStatusWords(each.status)}`,
      count: each.count,
      href: `/sites/${siteId}?${new URLSearchParams({ type: each.type, status: each.status })}#content`,
      isCurrent: each.type === type && each.status === status,
    })),
  ];
  return (
    <nav aria-label="Content by type and status" className="flex flex-wrap gap-2">
      {links.map(({ label, count, href, isCurrent }) => (
        <Link
          key={label}
          href={href}
          scroll={false}
          aria-current={isCurrent ? "true" : undefined}
          className={cn(
            "inline-flex h-8 items-center gap-2 rounded-full border px-3 tabular-nums",
            isCurrent ? "border-brand bg-brand-soft text-brand" : "border-border bg-surface hover:bg-sunken",
          )}
        >
          {label}
          <strong className="font-semibold">{count.toLocaleString("en")}</strong>
        </Link>
      ))}
    </nav>
  );
}
