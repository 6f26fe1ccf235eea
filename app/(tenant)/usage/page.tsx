import { Download } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { LoadMore } from "@/components/ui/data/load-more";
import { buttonClass } from "@/components/ui/form/button-class";
import { PageHeader } from "@/components/ui/page/page-header";
import { LedgerFilters } from "@/components/usage/ledger-filters";
import { LedgerTable } from "@/components/usage/ledger-table";
import { NoLedgerRows } from "@/components/usage/no-ledger-rows";
import { UsageStats } from "@/components/usage/usage-stats";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { creditStanding } from "@/lib/usage/credit-standing";
import { chartStart, dailySpend, totalSpent } from "@/lib/usage/daily-spend";
import { forecast, historyDays } from "@/lib/usage/forecast";
import { ledgerFilterParams, readLedgerFilter } from "@/lib/usage/ledger-filter";
import { listLedger } from "@/lib/usage/list-ledger";
import { Packages } from "../packages";
import { Report } from "./report";
import { TopUp } from "./top-up";

export const metadata: Metadata = { title: "Usage" };
const DAYS = 30;
const PAGE_SIZE = 25;
const query = z.object({ cursor: textParam });

export default async function UsagePage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireTenant({ permission: "credits:read" });
  const { account } = viewer;
  const params = await searchParams;
  const filter = readLedgerFilter(params);
  const { cursor } = query.parse(params);
  const at = now();
  const standing = await creditStanding(account.id);
  const [spend, rows] = await Promise.all([
    dailySpend(account.id, chartStart(DAYS, at)),
    listLedger(account.id, filter, { limit: PAGE_SIZE, after: afterPage(cursor) }),
  ]);
  const days = historyDays(standing.beganAt, DAYS, at);
  const ledger = page(rows, PAGE_SIZE, ({ id }) => id);
  const filtered = ledgerFilterParams(filter);
  const next = ledger.next_cursor && new URLSearchParams({ ...filtered, cursor: ledger.next_cursor });
  return (
    <>
      <PageHeader title="Usage" description="Where your credits go, and how long they last." />
      <UsageStats
        {...standing}
        days={days}
        forecast={forecast(standing.available, totalSpent(spend), days, at)}
      />
      <Packages viewer={viewer} />
      <TopUp viewer={viewer} />
      <Report accountId={account.id} params={params} at={at} periodStart={standing.periodStart} />
      <section id="ledger" aria-labelledby="ledger-heading">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 id="ledger-heading" className="text-base font-semibold">
            Ledger
          </h2>
          <a
            href={`/usage/export?${new URLSearchParams(filtered)}`}
            download
            className={buttonClass({ variant: "secondary", size: "sm" })}
          >
            <Download aria-hidden />
            Export CSV
          </a>
        </div>
        <LedgerFilters filter={filter} />
        {ledger.results.length > 0 && <LedgerTable rows={ledger.results} />}
        {ledger.results.length === 0 && <NoLedgerRows isFiltered={Object.keys(filtered).length > 0} />}
        <LoadMore href={next ? `/usage?${next}#ledger` : undefined} />
      </section>
    </>
  );
}
