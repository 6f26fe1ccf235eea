import type { BillingInterval } from "@/db/words";
import { formatPrice } from "@/lib/money";
import { intervalPriceCents, isPayable } from "@/lib/plans/plan";
import type { PublicPlan } from "@/lib/plans/queries";

/** How a plan's price is put into words on /pricing. */
export interface PlanPriceWords {
  /** Per month, also when paid by the year: so that the two compare. */
  monthly: string;
  /** What one payment is, and when the next one is due. */
  billed: string;
  button: string;
  href: string;
}

const SHORT: Record<BillingInterval, string> = { month: "mo", year: "yr" };

export function priceWords(plan: PublicPlan, interval: BillingInterval): PlanPriceWords {
  const cents = intervalPriceCents(plan, interval);
  const price = formatPrice(cents, plan.currency);
  return {
    monthly: formatPrice(interval === "year" ? Math.round(cents / 12) : cents, plan.currency),
    billed: interval === "year" ? `${price} billed once a year` : "Billed monthly",
    button: `Get started - ${price}/${SHORT[interval]}`,
    href: `/signup?plan=${plan.slug}${interval === "year" ? "&interval=year" : ""}`,
  };
}

/** What sort of offer a plan is: tried, bought, or talked about. */
export function offerOf(plan: PublicPlan): "trial" | "paid" | "contact" {
  if (isPayable(plan)) return "paid";
  return plan.trialDays ? "trial" : "contact";
}
