import type { Metadata } from "next";
import { z } from "zod";
import { FirstSteps } from "@/components/sites/first-steps";
import { LimitNotice } from "@/components/sites/limit-notice";
import { AddSite, NoSites } from "@/components/sites/no-sites";
import { SiteSearch } from "@/components/sites/site-search";
import { FormSuccess } from "@/components/ui/form/form-error";
import { PageHeader } from "@/components/ui/page/page-header";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { counted } from "@/lib/accounts/plan-limit";
import { hasPermission } from "@/lib/accounts/role";
import { findFirstSteps } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { siteSortParam, siteViewParam, usualView } from "@/lib/sites/list/list-view";
import { siteStateParam } from "@/lib/sites/site-state-param";
import { FoundSites } from "./found-sites";

export const metadata: Metadata = { title: "Sites" };
const query = z.object({
  q: textParam,
  state: siteStateParam,
  cursor: textParam,
  view: siteViewParam,
  sort: siteSortParam,
  done: textParam,
});

export default async function SitesPage({ searchParams }: { searchParams: SearchParams }) {
  const { account, role, emailVerified } = await requireTenant({ permission: "sites:read" });
  const { q, state, cursor, view, sort, done } = query.parse(await searchParams);
  const [standing, progress] = await Promise.all([
    limitStanding(account.id, "sites"),
    findFirstSteps(account.id),
  ]);
  const canWrite = hasPermission(role, "sites:write");
  const isEmpty = standing.used === 0;
  const isNarrowed = q !== "" || state !== undefined;
  return (
    <>
      <PageHeader
        title="Sites"
        description={`The WordPress sites you work on. ${standing.used} of ${counted("sites", standing.limit)} in use.`}
        action={canWrite && !isEmpty && !standing.isReached && <AddSite hasMany={standing.limit !== 1} />}
      />
      <FormSuccess
        message={done === "deleted" ? "The site is deleted, and its slot is free." : undefined}
        className="mb-6"
      />
      {canWrite && <FirstSteps progress={progress} emailVerified={emailVerified} />}
      {canWrite && <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />}
      {(standing.used > 1 || isNarrowed) && <SiteSearch search={q} state={state} />}
      {isEmpty && <NoSites canWrite={canWrite} />}
      {!isEmpty && (
        <FoundSites
          accountId={account.id}
          {...{ q, state, cursor, sort }}
          view={view ?? usualView(standing.used)}
          hasTools={standing.used > 1}
        />
      )}
    </>
  );
}
