/** Words and rules of subscriptions. Pure (CONTRACT.md, sections 2 and 3). */
export const SUBSCRIPTION_STATUSES = [
  "trialing",
  "pending_payment",
  "active",
  "past_due",
  "cancelled",
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];
