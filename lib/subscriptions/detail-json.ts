import type { z } from "zod";
import { formatDecimal } from "@/lib/money";
import { type subscriptionDetailOutput, subscriptionJson } from "./output";
import type { SubscriptionDetail } from "./queries";

/** A subscription with what comes next, as the API says it. */
export function subscriptionDetailJson(detail: SubscriptionDetail): z.input<typeof subscriptionDetailOutput> {
  const { subscription, plan, scheduledPlan, nextCharge, openInvoiceIds } = detail;
  return {
    ...subscriptionJson(subscription, plan),
    scheduled_change: scheduledPlan && {
      plan: { slug: scheduledPlan.slug, name: scheduledPlan.name },
      billing_interval: subscription.scheduledInterval ?? subscription.billingInterval,
      effective_at: subscription.currentPeriodEnd?.toISOString() ?? null,
    },
    next_charge: nextCharge && {
      amount: formatDecimal(nextCharge.amountCents),
      currency: nextCharge.currency,
      at: nextCharge.at.toISOString(),
    },
    open_invoice_ids: openInvoiceIds,
  };
}
