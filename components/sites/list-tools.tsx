import { Download, LayoutList, Table2 } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/form/button-class";
import { SITE_SORTS, SITE_VIEWS, type SiteSort, type SiteView } from "@/lib/sites/list/list-view";

interface ListToolsProps {
  view: SiteView;
  sort: SiteSort;
  viewHref: (view: SiteView) => string;
  sortHref: (sort: SiteSort) => string;
}

const LOOKS = {
  cards: { icon: LayoutList, word: "Cards" },
  table: { icon: Table2, word: "Table" },
} as const;

const SORT_WORDS: Record<SiteSort, string> = {
  name: "Name",
  domain: "Domain",
  heard: "Connection",
  cost: "Credits",
  newest: "Newest",
};

/** How the sites are shown, and what they cost as a file. On a phone, whose table has no head, the order too. */
export function ListTools({ view, sort, viewHref, sortHref }: ListToolsProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
      <nav aria-label="View" className="flex gap-1">
        {SITE_VIEWS.map((each) => {
          const { icon: Icon, word } = LOOKS[each];
          return (
            <Link
              key={each}
              href={viewHref(each)}
              scroll={false}
              aria-current={each === view ? "true" : undefined}
              className={buttonClass({ variant: each === view ? "secondary" : "ghost", size: "sm" })}
            >
              <Icon aria-hidden />
              {word}
            </Link>
          );
        })}
      </nav>
      {view === "table" && (
        <nav aria-label="Sort by" className="flex flex-wrap gap-1 sm:hidden">
          {SITE_SORTS.map((each) => (
            <Link
              key={each}
              href={sortHref(each)}
              scroll={false}
              aria-current={each === sort ? "true" : undefined}
              className="rounded-control px-2 py-1 text-xs text-muted aria-[current]:bg-brand-soft aria-[current]:text-brand"
            >
              {SORT_WORDS[each]}
            </Link>
          ))}
        </nav>
      )}
      <a
        href="/usage/report-export?range=30&by=site"
        download
        className={buttonClass({ variant: "ghost", size: "sm" })}
      >
        <Download aria-hidden />
        Cost by site, 30 days
      </a>
    </div>
  );
}
