/** What /billing says once an action has led back to it, by its `?done=`. */
export const DONE_WORDS = {
  plan: "Your plan change is noted.",
  cancelled: "Your subscription is cancelled. You can resume it until it ends.",
  ended: "Your subscription has ended. You can choose a plan again at any time.",
  resumed: "Your subscription will continue.",
  "upgrade-cancelled": "The upgrade is cancelled. You stay on your plan, and there is nothing to pay for it.",
  used: "The invoice is paid with the money we held for you.",
  refunded: "Your refund is on its way.",
} as const;

export const DONE = [
  "plan",
  "cancelled",
  "ended",
  "resumed",
  "upgrade-cancelled",
  "used",
  "refunded",
] as const;
