import { directlyAsSystem, type Plan, plans } from "@/db";
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { PLAN_SEEDS } from "@/db/seeds/plans";
import { env } from "@/lib/env";

/** What anybody may know of a plan. */
export type PublicPlan = Pick<
  Plan,
  | "slug"
  | "name"
  | "description"
  | "priceCents"
  | "currency"
  | "creditsPerMonth"
  | "maxSites"
  | "maxUsers"
  | "maxSectorsPerSite"
  | "trialDays"
  | "features"
>;

/** The active, public plans in their order, as /pricing and `GET /plans` show them. */
export async function listPublicPlans(): Promise<PublicPlan[]> {
  if (!env().DATABASE_URL) return seededPublicPlans();
  return directlyAsSystem((db) =>
    db
      .select(PUBLIC_COLUMNS)
      .from(plans)
      .where(and(eq(plans.isActive, true), eq(plans.isPublic, true)))
      .orderBy(asc(plans.sortOrder), asc(plans.id)),
  );
}

/** Every plan, for the back office. */
export function listPlans(): Promise<Plan[]> {
  return directlyAsSystem((db) => db.select().from(plans).orderBy(asc(plans.sortOrder), asc(plans.id)));
}

const PUBLIC_COLUMNS = {
  slug: plans.slug,
  name: plans.name,
  description: plans.description,
  priceCents: plans.priceCents,
  currency: plans.currency,
  creditsPerMonth: plans.creditsPerMonth,
  maxSites: plans.maxSites,
  maxUsers: plans.maxUsers,
  maxSectorsPerSite: plans.maxSectorsPerSite,
  trialDays: plans.trialDays,
  features: plans.features,
};

/** What a fresh database would hold: a build has none to ask. */
function seededPublicPlans(): PublicPlan[] {
  return PLAN_SEEDS.filter((seed) => seed.isPublic).map((seed) => ({
    ...seed,
    description: seed.description ?? "",
    currency: env().CURRENCY,
    trialDays: seed.trialDays ?? null,
    features: seed.features ?? [],
  }));
}
