import { z } from "zod";
import type { Plan, Subscription } from "@/db";
import { BILLING_INTERVALS, PAYMENT_METHODS, SUBSCRIPTION_STATUSES } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import { isoOrNull } from "@/lib/time/instant";
import type { SubscriptionDetail } from "./queries";

const time = z.iso.datetime();
const planName = z.object({ slug: z.string(), name: z.string() });

/** What the API says of a subscription. */
export const subscriptionOutput = z.object({
  id: z.int(),
  plan: planName,
  status: z.enum(SUBSCRIPTION_STATUSES),
  billing_interval: z.enum(BILLING_INTERVALS),
  payment_method: z.enum(PAYMENT_METHODS).nullable(),
  external_payment_id: z.string().nullable(),
  stripe_subscription_id: z.string().nullable(),
  current_period_start: time.nullable(),
  current_period_end: time.nullable(),
  cancel_at_period_end: z.boolean(),
  cancel_reason: z.string().nullable(),
  cancelled_at: time.nullable(),
});

export function subscriptionJson(
  subscription: Subscription,
  plan: Pick<Plan, "slug" | "name">,
): z.input<typeof subscriptionOutput> {
  return {
    id: subscription.id,
    plan: { slug: plan.slug, name: plan.name },
    status: subscription.status,
    billing_interval: subscription.billingInterval,
    payment_method: subscription.paymentMethod,
    external_payment_id: subscription.externalPaymentId,
    stripe_subscription_id: subscription.stripeSubscriptionId,
    current_period_start: isoOrNull(subscription.currentPeriodStart),
    current_period_end: isoOrNull(subscription.currentPeriodEnd),
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    cancel_reason: subscription.cancelReason,
    cancelled_at: isoOrNull(subscription.cancelledAt),
  };
}

/** With what comes next: a waiting change, the next charge, and what is open. */
export const subscriptionDetailOutput = subscriptionOutput.extend({
  scheduled_change: z
    .object({ plan: planName, billing_interval: z.enum(BILLING_INTERVALS), effective_at: time.nullable() })
    .nullable(),
  next_charge: z.object({ amount: z.string(), currency: z.string(), at: time }).nullable(),
  open_invoice_ids: z.array(z.int()),
});

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
