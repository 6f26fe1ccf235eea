import { ExternalLink, Pencil, Send } from "lucide-react";
import { LinkButton } from "@/components/ui/form/button";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import type { Site } from "@/lib/sites/site";

interface SiteHeadProps {
  site: Site;
  mayEdit: boolean;
  mayDelete: boolean;
}

/** Which site it is, and what may be done to it as a whole. */
export function SiteHead({ site, mayEdit, mayDelete }: SiteHeadProps) {
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sites", href: "/sites" }, { label: site.name }]} />
      <PageHeader
        title={site.name}
        description={<SiteLink site={site} />}
        action={
          <>
            <LinkButton variant="secondary" href={`/sites/${site.id}/deliveries`}>
              <Send aria-hidden />
              Deliveries
            </LinkButton>
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
        }
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
