import type { PublicPlan } from "@/lib/plans/queries";

/** One of each kind on the price list: to try, for $89 a month, and on request. */
export const PUBLIC_PLANS = [plan("trial", 0, 14), plan("starter", 8900, null), plan("enterprise", 0, null)];

function plan(slug: string, priceCents: number, trialDays: number | null): PublicPlan {
  return {
    slug,
    name: slug,
    description: "",
    priceCents,
    currency: "USD",
    creditsPerMonth: 1000,
    maxSites: 1,
    maxUsers: 1,
    maxSectorsPerSite: 5,
    trialDays,
    features: [],
  };
}
