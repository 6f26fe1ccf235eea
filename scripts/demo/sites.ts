import { eq } from "drizzle-orm";
import { directlyAsSystem, industries, industrySectors } from "@/db";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { recordHeartbeat } from "@/lib/bridge/record-heartbeat";
import { upsertContent } from "@/lib/bridge/upsert-content";
import { nowMs } from "@/lib/clock";
import { createSite } from "@/lib/sites/create-site";
import { createSectors } from "@/lib/sites/sectors/create-sector";

const HOUR_MS = 60 * 60 * 1000;

export interface DemoSite {
  name: string;
  url: string;
  industry: string;
  /** How many sector templates of the industry it takes, from the first. */
  sectors: number;
  titles: readonly string[];
  /** Base64; without it the site has a letter. */
  icon?: string;
}

/** A site whose plugin has called. */
export interface ConnectedSite {
  id: number;
  /** Its plugin calls again. */
  calls: () => Promise<void>;
  /** Its plugin tells of what was written since. */
  writes: (titles: readonly string[]) => Promise<void>;
}

/** A site with sectors from its industry, a key, and an inventory as the plugin would send it. */
export async function addSite(accountId: number, userId: number, demo: DemoSite): Promise<ConnectedSite> {
  const by = { actor: `user:${userId}` };
  const industry = await findIndustry(demo.industry);
  const site = await createSite({ accountId, name: demo.name, url: demo.url, industryId: industry.id, by });
  const sectors = industry.templates.slice(0, demo.sectors).map(({ id }) => ({ industrySectorId: id }));
  await createSectors({ accountId, siteId: site.id, by, sectors });
  const { apiKey } = await createApiKey({
    accountId,
    userId,
    name: demo.name,
    siteId: site.id,
    scopes: ["bridge:read", "bridge:write"],
    expiresAt: null,
    by,
  });
  const calls = async () => void (await recordHeartbeat(heartbeat(accountId, site.id, apiKey.id, demo)));
  const sends = async (titles: readonly string[], firstWpId: number) =>
    void (await upsertContent(
      { accountId, siteId: site.id, status: "active" },
      titles.map((title, index) => item(demo, title, index, firstWpId)),
    ));
  await calls();
  await sends(demo.titles, 100);
  return { id: site.id, calls, writes: (titles) => sends(titles, 200) };
}

function heartbeat(accountId: number, siteId: number, apiKeyId: number, { url, icon }: DemoSite) {
  const versions = { wpVersion: "6.8.3", phpVersion: "8.3.14", pluginVersion: "1.0.0" };
  return { accountId, siteId, apiKeyId, siteUrl: `${url}/`, ...versions, postTypes: ["post", "page"], icon };
}

async function findIndustry(slug: string) {
  return directlyAsSystem(async (db) => {
    const [industry] = await db.select().from(industries).where(eq(industries.slug, slug));
    const templates = await db
      .select()
      .from(industrySectors)
      .where(eq(industrySectors.industryId, industry!.id))
      .orderBy(industrySectors.sortOrder);
    return { id: industry!.id, templates };
  });
}

function item(demo: DemoSite, title: string, index: number, firstWpId: number) {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return {
    wp_id: firstWpId + index,
    type: index % 4 === 3 ? "page" : "post",
    status: index % 5 === 4 ? "draft" : "publish",
    title,
    url: `${demo.url}/${slug}`,
    modified_at: new Date(nowMs() - index * 37 * HOUR_MS).toISOString(),
  };
}
