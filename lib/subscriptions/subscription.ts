import type { Subscription } from "@/db";
import type { InvoiceKind, SubscriptionStatus } from "@/db/words";

/** It no longer belongs to anyone: its plan can be chosen again, and there is nothing left to cancel. */
export function hasEnded({ status }: { status: SubscriptionStatus }): boolean {
  return status === "cancelled";
}

/** Nothing paid is left to run: cancelling it ends it on the spot. */
export function endsAtOnce(
  { status, currentPeriodEnd }: { status: SubscriptionStatus; currentPeriodEnd: Date | null },
  at: Date,
): boolean {
  return !currentPeriodEnd || currentPeriodEnd <= at || status === "pending_payment";
}

/** Cancelled, and what was paid or tried is over: it has ended, even if no job has noted it yet. */
export function isOver(
  { cancelAtPeriodEnd, currentPeriodEnd }: { cancelAtPeriodEnd: boolean; currentPeriodEnd: Date | null },
  at: Date,
): boolean {
  return cancelAtPeriodEnd && currentPeriodEnd !== null && currentPeriodEnd <= at;
}

/**
 * Stripe charges this invoice automatically: nobody has to pay it by hand. Another interval ends Stripe's subscription,
 * so its card is not charged for what comes next.
 */
export function isChargedByCard(
  subscription: {
    status: SubscriptionStatus;
    stripeSubscriptionId: string | null;
    billingInterval: "month" | "year";
    cancelAtPeriodEnd: boolean;
  },
  invoice: { kind: InvoiceKind; billingInterval: "month" | "year" },
): boolean {
  const runs = subscription.stripeSubscriptionId !== null && subscription.status === "active";
  const renews = invoice.kind === "renewal" && invoice.billingInterval === subscription.billingInterval;
  return runs && renews && !subscription.cancelAtPeriodEnd;
}

/**
 * From each status, where a subscription may go (docs/contract.md, section 3). Staying is no transition. One that was
 * cancelled runs again only where staff restore its account before what was paid is over.
 */
const SUBSCRIPTION_TRANSITIONS: Readonly<Record<SubscriptionStatus, readonly SubscriptionStatus[]>> = {
  trialing: ["pending_payment", "active", "cancelled"],
  pending_payment: ["trialing", "active", "cancelled"],
  active: ["past_due", "cancelled"],
  past_due: ["active", "cancelled"],
  cancelled: ["active"],
};

export function canBecome(from: SubscriptionStatus, to: SubscriptionStatus): boolean {
  return from === to || SUBSCRIPTION_TRANSITIONS[from].includes(to);
}

/** What other software is told of a subscription. */
export function toldOfSubscription(subscription: Subscription) {
  const { id, status, planId, billingInterval, currentPeriodStart, currentPeriodEnd, cancelAtPeriodEnd } =
    subscription;
  const data = {
    id,
    status,
    plan_id: planId,
    billing_interval: billingInterval,
    current_period_start: currentPeriodStart?.toISOString() ?? null,
    current_period_end: currentPeriodEnd?.toISOString() ?? null,
    cancel_at_period_end: cancelAtPeriodEnd,
  };
  return { object: ["subscription", id] as const, data };
}
