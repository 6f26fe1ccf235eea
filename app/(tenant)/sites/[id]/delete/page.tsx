import type { Metadata } from "next";
import { DeleteSiteForm } from "@/components/sites/delete-site-form";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { deleteSiteAction } from "../../actions";
import { type SiteParams, sitePage } from "../site-page";

export async function generateMetadata({ params }: { params: SiteParams }): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "sites:delete" });
  await sitePage(account.id, params);
  return { title: "Delete site" };
}

export default async function DeleteSitePage({ params }: { params: SiteParams }) {
  const { account } = await requireTenant({ permission: "sites:delete" });
  const { id, name, domain, sectorsCount } = await sitePage(account.id, params);
  return (
    <div className="max-w-2xl">
      <Breadcrumbs
        crumbs={[
          { label: "Sites", href: "/sites" },
          { label: name, href: `/sites/${id}` },
          { label: "Delete" },
        ]}
      />
      <PageHeader title={`Delete ${name}?`} />
      <Card>
        <ul className="mb-5 list-disc space-y-1 pl-5">
          <li>
            {domain}, its {sectorsCount} {sectorsCount === 1 ? "sector" : "sectors"} and its content inventory
            leave IGNY8.
          </li>
          <li>The keys made for it stop working immediately, so the plugin loses its connection.</li>
          <li>Nothing changes in WordPress itself, and a slot of your plan becomes free.</li>
        </ul>
        <DeleteSiteForm action={deleteSiteAction} siteId={id} />
      </Card>
    </div>
  );
}
