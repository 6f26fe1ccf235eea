import { asc, eq } from "drizzle-orm";
import { directlyAsSystem, industries, industrySectors } from "@/db";
import type { IndustryWithSectors } from "@/lib/sites/sector";

/** Every industry with its sector templates, in the order people see them. The same for all: no account's data. */
export async function listIndustries(): Promise<IndustryWithSectors[]> {
  const rows = await directlyAsSystem((db) =>
    db
      .select({ industry: industries, sector: industrySectors })
      .from(industries)
      .leftJoin(industrySectors, eq(industrySectors.industryId, industries.id))
      .orderBy(
        asc(industries.sortOrder),
        asc(industries.id),
        asc(industrySectors.sortOrder),
        asc(industrySectors.id),
      ),
  );
  const byId = new Map<number, IndustryWithSectors>();
  for (const { industry, sector } of rows) {
    const entry = byId.get(industry.id) ?? { ...industry, sectors: [] };
    if (sector) entry.sectors.push(sector);
    byId.set(industry.id, entry);
  }
  return [...byId.values()];
}
