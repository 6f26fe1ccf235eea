import type { Metadata } from "next";
import { LimitNotice } from "@/components/sites/limit-notice";
import { ManySitesForm } from "@/components/sites/many-sites-form";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { limitStanding } from "@/lib/accounts/limit-standing";
import { counted } from "@/lib/accounts/plan-limit";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { createManySitesAction } from "../../actions";

export const metadata: Metadata = { title: "Add several sites" };

export default async function ManySitesPage() {
  const { account, role } = await requireTenant({ permission: "sites:write" });
  const standing = await limitStanding(account.id, "sites");
  return (
    <div className="max-w-2xl">
      <Breadcrumbs crumbs={[{ label: "Sites", href: "/sites" }, { label: "Add several sites" }]} />
      <PageHeader
        title="Add several sites"
        description={`Paste them from a list. ${standing.used} of ${counted("sites", standing.limit)} in use.`}
      />
      <LimitNotice standing={standing} canUpgrade={hasPermission(role, "billing:manage")} />
      <Card>
        <ManySitesForm action={createManySitesAction} />
      </Card>
    </div>
  );
}
