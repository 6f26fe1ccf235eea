import type { SubscriptionStatus } from "@/db/words";

/**
 * From each status, where a subscription may go (docs/contract.md, section 3). Staying is no transition. One that was
 * cancelled runs again only where staff restore its account before what was paid is over.
 */
export const SUBSCRIPTION_TRANSITIONS: Readonly<Record<SubscriptionStatus, readonly SubscriptionStatus[]>> = {
  trialing: ["pending_payment", "active", "cancelled"],
  pending_payment: ["trialing", "active", "cancelled"],
  active: ["past_due", "cancelled"],
  past_due: ["active", "cancelled"],
  cancelled: ["active"],
};

export function canBecome(from: SubscriptionStatus, to: SubscriptionStatus): boolean {
  return from === to || SUBSCRIPTION_TRANSITIONS[from].includes(to);
}
