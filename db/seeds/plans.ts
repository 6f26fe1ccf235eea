import type { plans } from "../schema";

type PlanSeed = Omit<typeof plans.$inferInsert, "currency">;

/** docs/contract.md, section 2. Prices and limits are changed in the back office later: a seed never overwrites them. */
export const PLAN_SEEDS: PlanSeed[] = [
  plan(
    1,
    "free-trial",
    "Free Trial",
    0,
    2000,
    [1, 1, 3],
    ["ai_writer", "image_gen"],
    "Everything you need to see it work, for 14 days.",
    14,
  ),
  plan(
    2,
    "free",
    "Free Plan",
    0,
    100,
    [1, 1, 3],
    [],
    "A small allowance for one site, for as long as you like.",
  ),
  plan(
    3,
    "starter",
    "Starter",
    8900,
    1000,
    [1, 2, 5],
    ["ai_writer", "image_gen"],
    "For one site that publishes every week.",
  ),
  plan(
    4,
    "growth",
    "Growth",
    13900,
    2000,
    [3, 3, 5],
    ["ai_writer", "image_gen", "auto_publish"],
    "For a small team with a few sites.",
  ),
  plan(
    5,
    "scale",
    "Scale",
    22900,
    4000,
    [5, 5, 5],
    ["ai_writer", "image_gen", "auto_publish", "custom_prompts"],
    "For agencies and publishers with a steady calendar.",
  ),
  plan(
    6,
    "enterprise",
    "Enterprise Plan",
    0,
    10000,
    [20, 10000, 5],
    ["ai_writer", "image_gen", "auto_publish", "custom_prompts", "unlimited"],
    "Volume, onboarding and terms that fit your organisation.",
  ),
];

function plan(
  sortOrder: number,
  slug: string,
  name: string,
  priceCents: number,
  creditsPerMonth: number,
  [maxSites, maxUsers, maxSectorsPerSite]: [number, number, number],
  features: string[],
  description: string,
  trialDays: number | null = null,
): PlanSeed {
  return {
    sortOrder,
    slug,
    name,
    priceCents,
    creditsPerMonth,
    maxSites,
    maxUsers,
    maxSectorsPerSite,
    features,
    description,
    trialDays,
    // The free plan is what a second trial falls back to, not something to choose.
    isPublic: slug !== "free",
  };
}
