import type { Tx } from "@/db/client";
import type { Invoice, plans } from "@/db/schema";
import type { BillingInterval } from "@/db/words";

import { createInvoice } from "./create-invoice";
import { planLineItem } from "./plan-line-item";

export interface PeriodInvoice {
  accountId: number;
  subscriptionId: number;
  plan: typeof plans.$inferSelect;
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
