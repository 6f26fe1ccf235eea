import { z } from "zod";
import { SITE_STATUSES } from "@/db/words";
import type { IndustryWithSectors, Sector } from "./sector";
import { openRivals, type Site } from "./site";

/** What the API says of sites, sectors and industries. */
const industry = z.object({ id: z.int(), slug: z.string(), name: z.string() });
const time = z.iso.datetime();

export const siteOutput = z.object({
  id: z.int(),
  name: z.string(),
  url: z.string(),
  domain: z.string(),
  industry: industry.nullable(),
  status: z.enum(SITE_STATUSES),
  sectors_count: z.int(),
  /** Deliveries wait until a person has approved them. */
  require_approval: z.boolean(),
  /** Deliveries may add terms that the site does not have yet. */
  create_terms: z.boolean(),
  connection: z
    .object({
      site_url: z.string(),
      install_id: z.string().nullable(),
      wp_version: z.string(),
      php_version: z.string(),
      plugin_version: z.string(),
      post_types: z.array(z.string()),
      first_seen_at: time,
      last_heartbeat_at: time,
      last_content_at: time.nullable(),
      disconnected_at: time.nullable(),
    })
    .nullable(),
  /** Other WordPress installations that ask to be this site, until somebody decides. */
  identity_conflicts: z.array(
    z.object({
      site_url: z.string(),
      install_id: z.string().nullable(),
      first_seen_at: time,
      last_seen_at: time,
    }),
  ),
  created_at: time,
  updated_at: time,
});

export const sectorOutput = z.object({
  id: z.int(),
  site_id: z.int(),
  name: z.string(),
  description: z.string(),
  template: industry.nullable(),
  created_at: time,
  updated_at: time,
});

export const industryOutput = industry.extend({
  description: z.string(),
  sectors: z.array(industry.extend({ description: z.string() })),
});

export const deletedOutput = z.object({ id: z.int(), deleted: z.literal(true) });

export function siteJson(site: Site): z.input<typeof siteOutput> {
  const { id, name, url, domain, industry, status, connection } = site;
  return {
    id,
    name,
    url,
    domain,
    industry,
    status,
    sectors_count: site.sectorsCount,
    require_approval: site.requireApproval,
    create_terms: site.createTerms,
    connection: connection && {
      site_url: connection.siteUrl,
      install_id: connection.installId,
      wp_version: connection.wpVersion,
      php_version: connection.phpVersion,
      plugin_version: connection.pluginVersion,
      post_types: connection.postTypes,
      first_seen_at: connection.firstSeenAt.toISOString(),
      last_heartbeat_at: connection.lastHeartbeatAt.toISOString(),
      last_content_at: connection.lastContentAt?.toISOString() ?? null,
      disconnected_at: connection.disconnectedAt?.toISOString() ?? null,
    },
    identity_conflicts: openRivals(connection).map((rival) => ({
      site_url: rival.siteUrl,
      install_id: rival.installId,
      first_seen_at: rival.firstSeenAt,
      last_seen_at: rival.lastSeenAt,
    })),
    created_at: site.createdAt.toISOString(),
    updated_at: site.updatedAt.toISOString(),
  };
}

export function sectorJson(sector: Sector): z.input<typeof sectorOutput> {
  const { id, siteId, name, description, template } = sector;
  return {
    id,
    site_id: siteId,
    name,
    description,
    template,
    created_at: sector.createdAt.toISOString(),
    updated_at: sector.updatedAt.toISOString(),
  };
}

export function industryJson(industry: IndustryWithSectors): z.input<typeof industryOutput> {
  return industry;
}
