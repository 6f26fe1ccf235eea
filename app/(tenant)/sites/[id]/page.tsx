import { ExternalLink, Pencil } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { ConnectionCard } from "@/components/sites/connection/connection-card";
import { InventoryCard } from "@/components/sites/inventory-card";
import { LimitNotice } from "@/components/sites/limit-notice";
import { SectorsCard } from "@/components/sites/sectors-card";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { type LimitStanding, limitStanding } from "@/lib/accounts/limit-standing";
import { hasPermission, type Permission } from "@/lib/accounts/role";
import { listSiteKeys } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { countContents, listContents } from "@/lib/sites/content-queries";
import { pluginConfigLine } from "@/lib/sites/plugin-config-line";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { listSectors } from "@/lib/sites/sectors/sector-queries";
import type { Site } from "@/lib/sites/site";
import { addSectorsAction, createSiteKeyAction, deleteSectorAction } from "../actions";
import { type SiteParams, sitePage } from "./site-page";

const PAGE_SIZE = 25;
/** More than any plan allows. */
const ALL_SECTORS = 100;
const query = z.object({ type: textParam, status: textParam, cursor: textParam, done: textParam });

export async function generateMetadata({ params }: { params: SiteParams }): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "sites:read" });
  return { title: (await sitePage(account.id, params)).name };
}

export default async function SitePage({
  params,
  searchParams,
}: {
  params: SiteParams;
  searchParams: SearchParams;
}) {
  const { account, role, emailVerified } = await requireTenant({ permission: "sites:read" });
  const site = await sitePage(account.id, params);
  const { type, status, cursor, done } = query.parse(await searchParams);
  const narrowed = { type: type || undefined, status: status || undefined };
  const [sectors, industries, standing, counts, rows, keys, overLimit] = await Promise.all([
    listSectors(account.id, site.id, { limit: ALL_SECTORS }),
    listIndustries(),
    limitStanding(account.id, "sectors", site.sectorsCount),
    countContents(account.id, site.id),
    listContents(account.id, site.id, { limit: PAGE_SIZE, after: afterPage(cursor), ...narrowed }),
    listSiteKeys(account.id, site.id),
    site.status === "read_only" ? limitStanding(account.id, "sites") : undefined,
  ]);
  const contents = page(rows, PAGE_SIZE, ({ id }) => id);
  const next = contents.next_cursor && new URLSearchParams({ type, status, cursor: contents.next_cursor });
  const may = (permission: Permission) => hasPermission(role, permission) && site.status === "active";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sites", href: "/sites" }, { label: site.name }]} />
      <PageHeader
        title={site.name}
        description={<SiteLink site={site} />}
        action={
          <Actions site={site} mayEdit={may("sites:write")} mayDelete={hasPermission(role, "sites:delete")} />
        }
      />
      {overLimit && <ReadOnly standing={overLimit} canUpgrade={hasPermission(role, "billing:manage")} />}
      {site.status === "active" && done === "saved" && (
        <Alert tone="success" role="status" className="mb-6">
          Your changes are saved.
        </Alert>
      )}
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-2">
        <SectorsCard
          site={site}
          sectors={sectors}
          industries={industries}
          standing={standing}
          addAction={may("sites:write") ? addSectorsAction : undefined}
          removeAction={may("sites:delete") ? deleteSectorAction : undefined}
          canUpgrade={hasPermission(role, "billing:manage")}
        />
        <ConnectionCard
          site={site}
          at={now()}
          configLine={pluginConfigLine()}
          keys={keys}
          keyAction={may("api_keys:manage") ? createSiteKeyAction : undefined}
          mayMakeKeyNow={emailVerified}
        />
      </div>
      <InventoryCard
        siteId={site.id}
        counts={counts}
        rows={contents.results}
        type={type}
        status={status}
        nextHref={next ? `/sites/${site.id}?${next}#content` : undefined}
      />
    </>
  );
}

function SiteLink({ site: { url, domain, industry } }: { site: Site }) {
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        className="inline-flex items-center gap-1 hover:underline"
      >
        {domain}
        <ExternalLink aria-hidden className="size-3.5" />
      </a>
      {industry && ` · ${industry.name}`}
    </>
  );
}

function Actions({ site, mayEdit, mayDelete }: { site: Site; mayEdit: boolean; mayDelete: boolean }) {
  return (
    <>
      {mayEdit && (
        <LinkButton variant="secondary" href={`/sites/${site.id}/edit`}>
          <Pencil aria-hidden />
          Edit
        </LinkButton>
      )}
      {mayDelete && (
        <LinkButton variant="ghost" href={`/sites/${site.id}/delete`}>
          Delete
        </LinkButton>
      )}
    </>
  );
}

/** Why, how many there are, and the plan that lifts it. */
function ReadOnly(notice: { standing: LimitStanding; canUpgrade: boolean }) {
  return (
    <>
      <Alert tone="warning" className="mb-3" title="This site is read-only">
        Your plan has fewer sites than you have. Upgrade, or delete another site, and it works again.
      </Alert>
      <LimitNotice {...notice} />
    </>
  );
}
