import type { Metadata } from "next";
import { z } from "zod";
import { ConnectionCard } from "@/components/sites/connection/connection-card";
import { InventoryCard } from "@/components/sites/inventory-card";
import { ReadOnlyNotice } from "@/components/sites/read-only-notice";
import { SectorsCard } from "@/components/sites/sectors-card";
import { SiteHead } from "@/components/sites/site-head";
import { FormSuccess } from "@/components/ui/form/form-error";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { hasPermission } from "@/lib/accounts/role";
import { listSiteKeys } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { textParam } from "@/lib/page-params";
import { pluginConfigLine } from "@/lib/sites/plugin-config-line";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { listSectors } from "@/lib/sites/sectors/sector-queries";
import { isReadOnly } from "@/lib/sites/site";
import { siteActs } from "@/lib/sites/site-acts";
import { Budgets } from "../../budgets";
import { addSectorsAction, createSiteKeyAction, deleteSectorAction, settleIdentityAction } from "../actions";
import { inventoryOf } from "./inventory-of";
import { type SitePageProps, type SiteParams, sitePage } from "./site-page";

/** More than any plan allows. */
const ALL_SECTORS = 100;
const query = z.object({ type: textParam, status: textParam, cursor: textParam, done: textParam });

export async function generateMetadata({ params }: { params: SiteParams }): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "sites:read" });
  return { title: (await sitePage(account.id, params)).name };
}

export default async function SitePage({ params, searchParams }: SitePageProps) {
  const { account, role, emailVerified } = await requireTenant({ permission: "sites:read" });
  const site = await sitePage(account.id, params);
  const asked = query.parse(await searchParams);
  const [sectors, industries, standing, inventory, keys, overLimit] = await Promise.all([
    listSectors(account.id, site.id, { limit: ALL_SECTORS }),
    listIndustries(),
    limitStanding(account.id, "sectors", site.sectorsCount),
    inventoryOf(account.id, site.id, asked),
    listSiteKeys(account.id, site.id),
    isReadOnly(site) ? limitStanding(account.id, "sites") : undefined,
  ]);
  const may = siteActs(site, role);
  const canUpgrade = hasPermission(role, "billing:manage");
  const saved = asked.done === "saved" && !overLimit ? "Your changes are saved." : undefined;
  return (
    <>
      <SiteHead site={site} {...may} />
      {overLimit && <ReadOnlyNotice standing={overLimit} canUpgrade={canUpgrade} />}
      <FormSuccess message={saved} className="mb-6" />
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-2">
        <SectorsCard
          {...{ site, sectors, industries, standing, canUpgrade }}
          addAction={may.mayAddSectors ? addSectorsAction : undefined}
          removeAction={may.mayRemoveSectors ? deleteSectorAction : undefined}
        />
        <ConnectionCard
          {...{ site, keys, at: now(), configLine: pluginConfigLine(), mayMakeKeyNow: emailVerified }}
          keyAction={may.mayMakeKeys ? createSiteKeyAction : undefined}
          identityAction={may.mayEdit ? settleIdentityAction : undefined}
        />
      </div>
      {may.maySetBudget && <Budgets accountId={account.id} field="site_id" subjects={[site]} />}
      <InventoryCard {...inventory} />
    </>
  );
}
