import type { BillingInterval, LineItem } from "@/db/words";
import { intervalPriceCents } from "@/lib/plans/plan";

/** "Growth, 1 month": `quantity` intervals of a plan at its price. */
export function planLineItem(
  plan: { name: string; priceCents: number },
  interval: BillingInterval,
  quantity = 1,
): LineItem {
  const unit = quantity === 1 ? interval : `${interval}s`;
  return {
    description: `${plan.name}, ${quantity} ${unit}`,
    quantity,
    amount_cents: intervalPriceCents(plan, interval) * quantity,
  };
}
