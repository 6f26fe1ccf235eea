import { textParam } from "@/lib/page-params";

export const SITE_VIEWS = ["cards", "table"] as const;
export type SiteView = (typeof SITE_VIEWS)[number];

/** What a table of sites can be sorted by. `cost`: what was spent lately. */
export const SITE_SORTS = ["name", "domain", "heard", "cost", "newest"] as const;
export type SiteSort = (typeof SITE_SORTS)[number];

export const siteViewParam = textParam.transform((text) => SITE_VIEWS.find((view) => view === text));
export const siteSortParam = textParam.transform(
  (text) => SITE_SORTS.find((sort) => sort === text) ?? "name",
);

/** So many fit on a screen as cards; from then on a table shows more of them. */
const FEW = 6;

/** What is shown where nobody has chosen. Pure. */
export function usualView(sites: number): SiteView {
  return sites > FEW ? "table" : "cards";
}

interface Sortable {
  id: number;
  name: string;
  domain: string;
  connection: { lastHeartbeatAt: Date } | null;
}

/** In the order that a reader expects of each: names from A, costs from the dearest, connections from the latest heard. Pure. */
export function sortSites<T extends Sortable>(
  sites: readonly T[],
  sort: SiteSort,
  cost: ReadonlyMap<number, number>,
): T[] {
  return sites.toSorted((a, b) => COMPARE[sort](a, b, cost) || b.id - a.id);
}

const COMPARE: Record<SiteSort, (a: Sortable, b: Sortable, cost: ReadonlyMap<number, number>) => number> = {
  name: (a, b) => a.name.localeCompare(b.name, "en", { numeric: true, sensitivity: "base" }),
  domain: (a, b) => a.domain.localeCompare(b.domain, "en"),
  heard: (a, b) => heardMs(b) - heardMs(a),
  cost: (a, b, cost) => (cost.get(b.id) ?? 0) - (cost.get(a.id) ?? 0),
  newest: () => 0,
};

function heardMs({ connection }: Sortable): number {
  return connection?.lastHeartbeatAt.getTime() ?? 0;
}
