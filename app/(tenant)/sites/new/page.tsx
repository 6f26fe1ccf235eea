import type { Metadata } from "next";
import { LimitNotice } from "@/components/sites/limit-notice";
import { SiteForm } from "@/components/sites/site-form";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { createSiteAction } from "../actions";

export const metadata: Metadata = { title: "Add a site" };

export default async function NewSitePage() {
  const { account, role } = await requireTenant({ permission: "sites:write" });
  const [standing, industries] = await Promise.all([limitStanding(account.id, "sites"), listIndustries()]);
  return (
    <div className="max-w-2xl">
      <Breadcrumbs crumbs={[{ label: "Sites", href: "/sites" }, { label: "Add a site" }]} />
      <PageHeader title="Add a site" description="One WordPress site. You choose its sectors next." />
      <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />
      {!standing.isReached && (
        <Card>
          <SiteForm action={createSiteAction} industries={industries.map(({ id, name }) => ({ id, name }))} />
        </Card>
      )}
    </div>
  );
}
