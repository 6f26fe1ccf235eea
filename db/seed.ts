import { sql } from "drizzle-orm";
import { env } from "@/lib/env";
import { industries, industrySectors, plans } from "./schema";
import { asSystem } from "./scope";
import { INDUSTRY_SEEDS } from "./seeds/industries";
import { PLAN_SEEDS } from "./seeds/plans";

/** Puts plans and industries that are missing in place; what is there stays as it is. Answers the slugs it created. */
export function seed(): Promise<{ plans: string[]; industries: string[] }> {
  return asSystem(async (tx) => {
    const createdPlans = await tx
      .insert(plans)
      .values(PLAN_SEEDS.map((plan) => ({ ...plan, currency: env().CURRENCY })))
      .onConflictDoNothing()
      .returning({ slug: plans.slug });
    const createdIndustries = await tx
      .insert(industries)
      .values(
        INDUSTRY_SEEDS.map(({ slug, name, description }, sortOrder) => ({
          slug,
          name,
          description,
          sortOrder,
        })),
      )
      .onConflictDoNothing()
      .returning({ slug: industries.slug });
    for (const industry of INDUSTRY_SEEDS) {
      await tx
        .insert(industrySectors)
        .values(
          industry.sectors.map((name, sortOrder) => ({
            industryId: sql<number>`(select id from industries where slug = ${industry.slug})`,
            slug: slugify(name),
            name,
            sortOrder,
          })),
        )
        .onConflictDoNothing();
    }
    return {
      plans: createdPlans.map((row) => row.slug),
      industries: createdIndustries.map((row) => row.slug),
    };
  });
}

function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
