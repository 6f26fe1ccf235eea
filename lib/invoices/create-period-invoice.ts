import type { Invoice, Plan, Tx } from "@/db";
import type { BillingInterval, LineItem } from "@/db/words";
import { intervalPriceCents } from "@/lib/plans/plan";
import { createInvoice } from "./create-invoice";
import { lineWords, type Named } from "./line-words";

/** "Growth, 1 month": `quantity` intervals of a plan at its price. */
function planLineItem(
  plan: Named & { priceCents: number },
  interval: BillingInterval,
  quantity = 1,
): LineItem {
  const unit = quantity === 1 ? interval : `${interval}s`;
  return {
    ...lineWords([plan], (name) => `${name}, ${quantity} ${unit}`),
    quantity,
    amount_cents: intervalPriceCents(plan, interval) * quantity,
  };
}

export interface PeriodInvoice {
  accountId: number;
  subscriptionId: number;
  plan: Plan;
  kind: "first" | "renewal";
  interval: BillingInterval;
  /** How many intervals; one unless somebody pays for more. */
  quantity?: number;
  dueAt: Date;
  periodStart?: Date;
  periodEnd?: Date;
}

/** An open invoice for a first or later period of a plan. */
export function createPeriodInvoice(tx: Tx, invoice: PeriodInvoice): Promise<Invoice> {
  const { interval, quantity, ...rest } = invoice;
  return createInvoice(tx, {
    ...rest,
    billingInterval: interval,
    lineItems: [planLineItem(invoice.plan, interval, quantity)],
  });
}
