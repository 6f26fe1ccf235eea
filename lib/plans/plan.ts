import type { BillingInterval } from "@/db/words";

export const FEATURES = ["ai_writer", "image_gen", "auto_publish", "custom_prompts", "unlimited"] as const;
export type Feature = (typeof FEATURES)[number];

/** Sign-up gives the first of these that is active; nothing else is ever given without payment. */
export const FREE_SIGNUP_PLANS = ["free-trial", "free"] as const;
export const ENTERPRISE_PLAN = "enterprise";

/** A year costs twelve months less this share. */
export const YEARLY_DISCOUNT_PERCENT = 15;

export interface PlanPrice {
  priceCents: number;
}

/** A plan that a customer can pay for: anything with a price. */
export function isPayable(plan: PlanPrice): boolean {
  return plan.priceCents > 0;
}

export function intervalMonths(interval: BillingInterval): number {
  return interval === "year" ? 12 : 1;
}

/** What one billing interval of the plan costs, in cents; a year is rounded to the cent. */
export function intervalPriceCents(plan: PlanPrice, interval: BillingInterval): number {
  if (interval === "month") return plan.priceCents;
  return Math.round((plan.priceCents * 12 * (100 - YEARLY_DISCOUNT_PERCENT)) / 100);
}

/** A plan a customer may choose without talking to us. */
export function isSelfService(plan: PlanPrice & { slug: string; isActive: boolean }): boolean {
  return plan.isActive && plan.slug !== ENTERPRISE_PLAN && isPayable(plan);
}
