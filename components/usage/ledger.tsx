import { ExportLink } from "@/components/ui/data/export-link";
import { LoadMore } from "@/components/ui/data/load-more";
import { ledgerFilterParams } from "@/lib/usage/ledger-filter";
import type { LedgerFilter, ListedLedgerRow } from "@/lib/usage/list-ledger";
import { LedgerFilters } from "./ledger-filters";
import { LedgerTable } from "./ledger-table";
import { NoLedgerRows } from "./no-ledger-rows";

interface LedgerProps {
  filter: LedgerFilter;
  rows: ListedLedgerRow[];
  nextHref: string | undefined;
}

/** A page of the entries that pass the filter, newest first. */
export function Ledger({ filter, rows, nextHref }: LedgerProps) {
  const filtered = ledgerFilterParams(filter);
  return (
    <section id="ledger" aria-labelledby="ledger-heading">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="ledger-heading" className="text-base font-semibold">
          Ledger
        </h2>
        <ExportLink href={`/usage/export?${new URLSearchParams(filtered)}`} />
      </div>
      <LedgerFilters filter={filter} />
      {rows.length > 0 && <LedgerTable rows={rows} />}
      {rows.length === 0 && <NoLedgerRows isFiltered={Object.keys(filtered).length > 0} />}
      <LoadMore href={nextHref} />
    </section>
  );
}
