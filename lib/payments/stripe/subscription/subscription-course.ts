import { isSuspendedByStaff } from "@/lib/accounts/account";
import { now } from "@/lib/clock";
import type { OurSubscription } from "./our-subscription";

/** What becomes of a subscription at Stripe: it charges on, charges nothing for a while, or is over. */
export type Course = "charge" | "pause" | "end";

/**
 * What ours says that Stripe's has to be. Over: cancelled, paid another way, suspended because it was not paid, or without
 * any of ours; and where our period's end has passed, after a pause, since Stripe would charge nothing for this one, or on a
 * plan that is no longer sold, since it would charge for what nobody gets.
 */
export function courseOf(ours: OurSubscription | undefined, { isPaused }: { isPaused: boolean }): Course {
  if (!ours) return "end";
  const { account, subscription } = ours;
  if (subscription.status === "cancelled" || subscription.paymentMethod !== "stripe") return "end";
  if (isSuspendedByStaff(account)) return "pause";
  if (account.status === "suspended" && account.suspensionReason === "payment_overdue") return "end";
  const ends = subscription.currentPeriodEnd;
  return (isPaused || !ours.isSold) && ends !== null && ends <= now() ? "end" : "charge";
}
