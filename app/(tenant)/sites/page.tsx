import type { Metadata } from "next";
import { z } from "zod";
import { FirstSteps } from "@/components/sites/first-steps";
import { LimitNotice } from "@/components/sites/limit-notice";
import { AddSite, NoSites, NothingFound } from "@/components/sites/no-sites";
import { SiteList } from "@/components/sites/site-list";
import { SiteSearch } from "@/components/sites/site-search";
import { LoadMore } from "@/components/ui/data/load-more";
import { FormSuccess } from "@/components/ui/form/form-error";
import { PageHeader } from "@/components/ui/page/page-header";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { counted } from "@/lib/accounts/plan-limit";
import { hasPermission } from "@/lib/accounts/role";
import { findFirstSteps } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { countContentsOf } from "@/lib/sites/content-queries";
import { listSites } from "@/lib/sites/queries";
import { listSectorNames } from "@/lib/sites/sectors/sector-queries";
import { siteStateParam } from "@/lib/sites/site-state-param";

export const metadata: Metadata = { title: "Sites" };
const PAGE_SIZE = 20;
const query = z.object({ q: textParam, state: siteStateParam, cursor: textParam, done: textParam });

export default async function SitesPage({ searchParams }: { searchParams: SearchParams }) {
  const { account, role, emailVerified } = await requireTenant({ permission: "sites:read" });
  const { q, state, cursor, done } = query.parse(await searchParams);
  const [rows, standing, progress] = await Promise.all([
    listSites(account.id, { limit: PAGE_SIZE, after: afterPage(cursor), search: q, state }),
    limitStanding(account.id, "sites"),
    findFirstSteps(account.id),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const siteIds = results.map(({ id }) => id);
  const [sectorNames, contentCounts] = await Promise.all([
    listSectorNames(account.id, siteIds),
    countContentsOf(account.id, siteIds),
  ]);
  const canWrite = hasPermission(role, "sites:write");
  const isEmpty = standing.used === 0;
  const isNarrowed = q !== "" || state !== undefined;
  return (
    <>
      <PageHeader
        title="Sites"
        description={`The WordPress sites you work on. ${standing.used} of ${counted("sites", standing.limit)} in use.`}
        action={canWrite && !isEmpty && !standing.isReached && <AddSite />}
      />
      <FormSuccess
        message={done === "deleted" ? "The site is deleted, and its slot is free." : undefined}
        className="mb-6"
      />
      {canWrite && <FirstSteps progress={progress} emailVerified={emailVerified} />}
      {canWrite && <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />}
      {(standing.used > 1 || isNarrowed) && <SiteSearch search={q} state={state} />}
      {results.length > 0 && (
        <SiteList sites={results} sectorNames={sectorNames} contentCounts={contentCounts} at={now()} />
      )}
      {isEmpty && <NoSites canWrite={canWrite} />}
      {!isEmpty && results.length === 0 && <NothingFound search={q} state={state} />}
      <LoadMore
        href={
          next_cursor
            ? `/sites?${new URLSearchParams({ q, state: state ?? "", cursor: next_cursor })}`
            : undefined
        }
      />
    </>
  );
}
