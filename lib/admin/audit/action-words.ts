/** "account.suspended" -> "Account suspended": an action of the audit log, as people read it. Pure. */
export function actionWords(action: string): string {
  const plain = action.replace(".", " ").replaceAll("_", " ");
  return AUDIT_WORDS[action] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Where the plain reading of an action says too little. */
const AUDIT_WORDS: Record<string, string> = {
  "payment.settled": "Payment settled, and its invoice is paid",
  "payment.reported": "The customer reported a transfer",
  "payment.rejected": "Our team rejected a reported transfer",
  "payment.capture_dropped": "PayPal no longer knows an order, and its invoice can be paid again",
  "payment.capture_released": "Our team released an invoice that a provider was taking",
  "payment.refund_asked": "Our team started a refund",
  "approval.asked": "Our team asked for a second person",
  "approval.done": "A second person of our team approved it",
  "approval.declined": "Our team declined a request",
  "approval.overridden": "Two owners of our team overrode the second person",
  "account.view_started": "Our team opened the account as the customer sees it",
  "account.view_ended": "Our team closed that view",
  "account.signed_up": "Signed up",
  "subscription.past_due": "The subscription is past due",
  "user.two_factor_reset": "Our team reset a person's two-factor sign-in",
  "user.reset_link_sent": "Our team sent a reset link",
};
