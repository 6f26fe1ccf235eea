import type { Metadata } from "next";
import { z } from "zod";
import { PageHeader } from "@/components/ui/page/page-header";
import { Ledger } from "@/components/usage/ledger";
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
  const next =
    ledger.next_cursor && new URLSearchParams({ ...ledgerFilterParams(filter), cursor: ledger.next_cursor });
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
      <Ledger filter={filter} rows={ledger.results} nextHref={next ? `/usage?${next}#ledger` : undefined} />
    </>
  );
}
