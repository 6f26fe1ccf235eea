import type { BillingInterval } from "@/db/words";
import { intervalPriceCents, type PlanPrice } from "@/lib/plans/plan";
import { monthsApart } from "@/lib/time/months";

export interface Proration {
  from: PlanPrice;
  to: PlanPrice;
  interval: BillingInterval;
  periodStart: Date;
  periodEnd: Date;
  at: Date;
}

/**
 * What the bigger plan costs for the rest of what is paid, in cents: the difference in price by the second, rounded up,
 * at least one cent. A period paid in advance counts as a part of the rest.
 */
export function prorate({ from, to, interval, periodStart, periodEnd, at }: Proration): number {
  const months = Math.max(1, monthsApart(periodStart, periodEnd));
  const intervals = interval === "year" ? Math.max(1, months / 12) : months;
  const difference = (intervalPriceCents(to, interval) - intervalPriceCents(from, interval)) * intervals;
  const share = (periodEnd.getTime() - at.getTime()) / (periodEnd.getTime() - periodStart.getTime());
  return Math.max(1, Math.ceil(difference * share));
}
