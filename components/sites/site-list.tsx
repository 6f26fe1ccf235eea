import Link from "next/link";
import { ConnectionBadge } from "@/components/sites/connection/connection-badge";
import { Badge } from "@/components/ui/data/badge";
import { NavigatingMark } from "@/components/ui/page/navigating-mark";
import type { ContentCount } from "@/lib/sites/content-queries";
import type { Site } from "@/lib/sites/site";
import { iconPath } from "@/lib/sites/site-icon";
import { ContentSummary } from "./content-summary";
import { SiteMark } from "./site-mark";

interface SiteListProps {
  sites: Site[];
  sectorNames: Map<number, string[]>;
  contentCounts: Map<number, ContentCount[]>;
  at: Date;
}

export function SiteList({ sites, sectorNames, contentCounts, at }: SiteListProps) {
  return (
    <ul className="grid grid-cols-1 gap-3">
      {sites.map((site) => (
        <SiteCard
          key={site.id}
          site={site}
          sectors={sectorNames.get(site.id) ?? []}
          contents={contentCounts.get(site.id) ?? []}
          at={at}
        />
      ))}
    </ul>
  );
}

interface SiteCardProps {
  site: Site;
  sectors: string[];
  contents: ContentCount[];
  at: Date;
}

function SiteCard({ site, sectors, contents, at }: SiteCardProps) {
  return (
    <li className="relative flex flex-wrap items-start gap-4 rounded-card border border-border bg-surface p-4 shadow-raised transition-colors hover:border-control sm:p-5">
      <SiteMark
        name={site.name}
        domain={site.domain}
        icon={iconPath(site.id, site.connection?.iconVersion)}
      />
      <div className="min-w-0 flex-1 basis-52">
        <h2 className="truncate text-base font-semibold">
          <Link href={`/sites/${site.id}`} className="after:absolute after:inset-0 after:rounded-card">
            {site.name}
            <NavigatingMark />
          </Link>
        </h2>
        <p className="truncate text-muted">{site.domain}</p>
        <SectorChips names={sectors} />
        <ContentSummary counts={contents} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {site.status === "read_only" && <Badge tone="warning">Read-only</Badge>}
        <ConnectionBadge connection={site.connection} at={at} />
      </div>
    </li>
  );
}

function SectorChips({ names }: { names: string[] }) {
  if (names.length === 0) return <p className="mt-2 text-xs text-muted">No sectors yet</p>;
  return (
    <ul aria-label="Sectors" className="mt-2 flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li key={name}>
          <Badge>{name}</Badge>
        </li>
      ))}
    </ul>
  );
}
