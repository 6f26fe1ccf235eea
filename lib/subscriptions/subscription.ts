import type { InvoiceKind, SubscriptionStatus } from "@/db/words";

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
 * Stripe charges this invoice by itself: nobody has to pay it by hand. Another interval ends Stripe's subscription, so
 * its card is not charged for what comes next.
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
