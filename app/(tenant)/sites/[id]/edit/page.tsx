import type { Metadata } from "next";
import { SiteForm } from "@/components/sites/site-form";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { listIndustries } from "@/lib/sites/sectors/list-industries";
import { updateSiteAction } from "../../actions";
import { type SiteParams, sitePage } from "../site-page";

export async function generateMetadata({ params }: { params: SiteParams }): Promise<Metadata> {
  const { account } = await requireTenant({ permission: "sites:write" });
  await sitePage(account.id, params);
  return { title: "Edit site" };
}

export default async function EditSitePage({ params }: { params: SiteParams }) {
  const { account } = await requireTenant({ permission: "sites:write" });
  const site = await sitePage(account.id, params);
  const industries = await listIndustries();
  const { id, name, url, industry, requireApproval, createTerms } = site;
  return (
    <div className="max-w-2xl">
      <Breadcrumbs
        crumbs={[
          { label: "Sites", href: "/sites" },
          { label: name, href: `/sites/${id}` },
          { label: "Edit" },
        ]}
      />
      <PageHeader title={`Edit ${name}`} />
      <Card>
        <SiteForm
          action={updateSiteAction}
          industries={industries.map((each) => ({ id: each.id, name: each.name }))}
          site={{ id, name, url, industryId: industry?.id ?? null, requireApproval, createTerms }}
        />
      </Card>
    </div>
  );
}
