import { eq } from "drizzle-orm";
import { industries, industrySectors } from "@/db/schema";
import { readAsSystem } from "@/db/scope";
import { upsertContent } from "@/lib/bridge/upsert-content";
import { now } from "@/lib/clock";
import { createSectors } from "@/lib/sites/create-sector";
import { createSite } from "@/lib/sites/create-site";

const HOUR_MS = 60 * 60 * 1000;

export interface DemoSite {
  name: string;
  url: string;
  industry: string;
  /** How many sector templates of the industry it takes, from the first. */
  sectors: number;
  titles: readonly string[];
}

/** A site with sectors from its industry and an inventory as the plugin would send it. Answers its id. */
export async function addSite(accountId: number, userId: number, demo: DemoSite): Promise<number> {
  const by = { actor: `user:${userId}` };
  const industry = await findIndustry(demo.industry);
  const site = await createSite({ accountId, name: demo.name, url: demo.url, industryId: industry.id, by });
  const sectors = industry.templates.slice(0, demo.sectors).map(({ id }) => ({ industrySectorId: id }));
  await createSectors({ accountId, siteId: site.id, by, sectors });
  await upsertContent(
    { accountId, siteId: site.id, status: "active" },
    demo.titles.map((title, index) => item(demo, title, index)),
  );
  return site.id;
}

async function findIndustry(slug: string) {
  return readAsSystem(async (db) => {
    const [industry] = await db.select().from(industries).where(eq(industries.slug, slug));
    const templates = await db
      .select()
      .from(industrySectors)
      .where(eq(industrySectors.industryId, industry!.id))
      .orderBy(industrySectors.sortOrder);
    return { id: industry!.id, templates };
  });
}

function item(demo: DemoSite, title: string, index: number) {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return {
    wp_id: 100 + index,
    type: index % 4 === 3 ? "page" : "post",
    status: index % 5 === 4 ? "draft" : "publish",
    title,
    url: `${demo.url}/${slug}`,
    modified_at: new Date(now().getTime() - index * 37 * HOUR_MS).toISOString(),
  };
}
