import type { BillingInterval } from "@/db/words";
import { formatPrice } from "@/lib/money";
import { intervalPriceCents, isPayable } from "./plan";
import { listPublicPlans } from "./queries";

/** A plan to choose from, as forms show it. */
export interface PlanOption {
  slug: string;
  name: string;
  description: string;
  priceCents: number;
  maxSites: number;
  creditsPerMonth: number;
  /** "$139 a month", "$1,417.80 a year". */
  prices: Record<BillingInterval, string>;
}

/** The plans that a customer can pay for on their own. */
export async function listPlanChoices(): Promise<PlanOption[]> {
  const plans = await listPublicPlans();
  return plans.filter(isPayable).map((plan) => ({
    slug: plan.slug,
    name: plan.name,
    description: plan.description,
    priceCents: plan.priceCents,
    maxSites: plan.maxSites,
    creditsPerMonth: plan.creditsPerMonth,
    prices: {
      month: `${formatPrice(intervalPriceCents(plan, "month"), plan.currency)} a month`,
      year: `${formatPrice(intervalPriceCents(plan, "year"), plan.currency)} a year`,
    },
  }));
}
