import { z } from "zod";
import { formatDecimal } from "@/lib/money";
import { intervalPriceCents } from "./plan";
import type { PublicPlan } from "./queries";

/** What the API says of a plan. `price` is for a month, `yearly_price` for a year paid up front. */
export const planOutput = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  price: z.string(),
  yearly_price: z.string(),
  currency: z.string(),
  credits_per_month: z.int(),
  max_sites: z.int(),
  max_users: z.int(),
  max_sectors_per_site: z.int(),
  trial_days: z.int().nullable(),
  features: z.array(z.string()),
});

export function planJson(plan: PublicPlan): z.input<typeof planOutput> {
  const { slug, name, description, currency, features } = plan;
  return {
    slug,
    name,
    description,
    price: formatDecimal(plan.priceCents),
    yearly_price: formatDecimal(intervalPriceCents(plan, "year")),
    currency,
    credits_per_month: plan.creditsPerMonth,
    max_sites: plan.maxSites,
    max_users: plan.maxUsers,
    max_sectors_per_site: plan.maxSectorsPerSite,
    trial_days: plan.trialDays,
    features,
  };
}
