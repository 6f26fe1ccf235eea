import { ListTools } from "@/components/sites/list-tools";
import { NothingFound } from "@/components/sites/no-sites";
import { SiteList } from "@/components/sites/site-list";
import { SiteTable } from "@/components/sites/site-table";
import { LoadMore } from "@/components/ui/data/load-more";
import { now } from "@/lib/clock";
import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { countContentsOf } from "@/lib/sites/content-queries";
import { type SiteSort, type SiteView, sortSites } from "@/lib/sites/list/list-view";
import { listSites } from "@/lib/sites/queries";
import { listSectorNames } from "@/lib/sites/sectors/sector-queries";
import type { SiteState } from "@/lib/sites/site";
import { usageGroups } from "@/lib/usage/report/usage-groups";
import { lastDays } from "@/lib/usage/report/usage-range";

const CARDS = 20;
/** A table is sorted whole: beyond so many, a search narrows it. */
const ROWS = 500;
const COST_DAYS = 30;

interface FoundSitesProps {
  accountId: number;
  q: string;
  state: SiteState | undefined;
  cursor: string;
  view: SiteView;
  sort: SiteSort;
  hasTools: boolean;
}

/** The sites of an account as cards, page by page, or as one table. */
export function FoundSites(props: FoundSitesProps) {
  const { view, sort, q, state, hasTools } = props;
  const href = (change: { view?: SiteView; sort?: SiteSort }) =>
    `/sites?${new URLSearchParams({ ...(q && { q }), ...(state && { state }), view, sort, ...change })}`;
  return (
    <>
      {hasTools && (
        <ListTools
          view={view}
          sort={sort}
          viewHref={(other) => href({ view: other })}
          sortHref={(other) => href({ sort: other })}
        />
      )}
      {view === "table" ? (
        <Rows {...props} sortHref={(other) => href({ sort: other })} />
      ) : (
        <Cards {...props} />
      )}
    </>
  );
}

async function Cards({ accountId, q, state, cursor }: FoundSitesProps) {
  const rows = await listSites(accountId, { limit: CARDS, after: afterPage(cursor), search: q, state });
  const { results, next_cursor } = page(rows, CARDS, ({ id }) => id);
  if (results.length === 0) return <NothingFound search={q} state={state} />;
  const siteIds = results.map(({ id }) => id);
  const [sectorNames, contentCounts] = await Promise.all([
    listSectorNames(accountId, siteIds),
    countContentsOf(accountId, siteIds),
  ]);
  const next = new URLSearchParams({ q, state: state ?? "", view: "cards", cursor: next_cursor ?? "" });
  return (
    <>
      <SiteList sites={results} sectorNames={sectorNames} contentCounts={contentCounts} at={now()} />
      <LoadMore href={next_cursor ? `/sites?${next}` : undefined} />
    </>
  );
}

async function Rows({
  accountId,
  q,
  state,
  sort,
  sortHref,
}: FoundSitesProps & { sortHref: (sort: SiteSort) => string }) {
  const at = now();
  const [rows, spend] = await Promise.all([
    listSites(accountId, { limit: ROWS, search: q, state }),
    usageGroups(accountId, { range: lastDays(COST_DAYS, at) }, { by: "site" }),
  ]);
  if (rows.length === 0) return <NothingFound search={q} state={state} />;
  const shown = rows.slice(0, ROWS);
  const cost = new Map(spend.map(({ key, credits }) => [Number(key), credits]));
  const counts = await countContentsOf(
    accountId,
    shown.map(({ id }) => id),
  );
  return (
    <>
      <SiteTable
        sites={sortSites(shown, sort, cost)}
        contentCounts={counts}
        cost={cost}
        sort={sort}
        sortHref={sortHref}
        at={at}
      />
      {rows.length > ROWS && (
        <p className="mt-3 text-muted">These are the {ROWS} newest. Search to find the others.</p>
      )}
    </>
  );
}
