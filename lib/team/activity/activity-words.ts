/** What the log of an account can be narrowed to. */
export const ACTIVITY_GROUPS = {
  team: "Team",
  sites: "Sites and content",
  keys: "API keys and webhooks",
  billing: "Plan and billing",
  credits: "Credits",
  account: "Account",
  staff: "Our team",
} as const;

export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;

/** Each action that an owner reads of, in words, by its group. One that is missing here is shown by its name. */
export const ACTIVITY_WORDS: Record<ActivityGroup, Record<string, string>> = {
  team: {
    "invitation.created": "Invited somebody",
    "invitation.resent": "Sent an invitation again",
    "invitation.revoked": "Revoked an invitation",
    "member.joined": "Joined the account",
    "member.left": "Left the account",
    "member.removed": "Removed a member",
    "member.role_changed": "Changed a member's role",
    "account.ownership_transferred": "Handed the account over",
  },
  sites: {
    "site.created": "Added a site",
    "site.updated": "Changed a site",
    "site.deleted": "Deleted a site",
    "site.disconnected": "A site was disconnected from WordPress",
    "site.connected": "A site was connected to WordPress",
    "site.connection_allowed": "Allowed a WordPress to connect",
    "site.identity_settled": "Decided which WordPress a site is",
    "sector.created": "Added a sector",
    "sector.updated": "Changed a sector",
    "sector.deleted": "Deleted a sector",
    "delivery.created": "Handed over content",
    "delivery.updated": "Changed a delivery",
    "delivery.approved": "Approved a delivery",
    "delivery.rejected": "Rejected a delivery",
    "delivery.retried": "Retried a delivery",
    "delivery.cancelled": "Cancelled a delivery",
  },
  keys: {
    "api_key.created": "Made an API key",
    "api_key.changed": "Changed an API key",
    "api_key.rotated": "Rotated an API key",
    "api_key.revoked": "Revoked an API key",
    "webhook_endpoint.created": "Added a webhook endpoint",
    "webhook_endpoint.updated": "Changed a webhook endpoint",
    "webhook_endpoint.deleted": "Deleted a webhook endpoint",
    "webhook_endpoint.secret_rotated": "Replaced a webhook's signing secret",
    "webhook_endpoint.replayed": "Sent webhook events again",
    "webhook_endpoint.switched_off": "A failing webhook endpoint was switched off",
  },
  billing: {
    "subscription.plan_chosen": "Chose a plan",
    "subscription.plan_changed": "Changed the plan",
    "subscription.upgrade_cancelled": "Withdrew an upgrade",
    "subscription.cancelled": "Cancelled the subscription",
    "subscription.resumed": "Resumed the subscription",
    "subscription.past_due": "The subscription became past due",
    "subscription.ended": "The subscription ended",
    "payment.settled": "A payment arrived, and its invoice is paid",
    "payment.reported": "Reported a bank transfer",
    "payment.proof_uploaded": "Uploaded the proof of a transfer",
    "payment.processing": "A payment is being collected",
    "payment.failed": "A payment failed",
    "payment.kept": "A payment arrived that no invoice needed",
    "payment.capture_released": "Our team let go of an invoice that a provider held",
    "payment.capture_dropped": "A provider did not know its page for an invoice",
    "payment.rejected": "A reported transfer was rejected",
    "payment.refund_asked": "A refund was started",
    "payment.refund_returned": "A refund came back to us, and is held for you",
    "payment.refunded": "A payment was refunded",
    "payment.dispute_needs_response": "The payer disputed a payment",
    "payment.dispute_lost": "A disputed payment was returned to the payer",
    "credit_package.ordered": "Ordered a credit package",
  },
  credits: {
    "credits.refunded": "Returned credits",
    "credit_budget.set": "Set a budget",
    "credit_budget.removed": "Removed a budget",
    "credit_top_up.set": "Set the automatic top-up",
    "credit_top_up.switched_off": "The automatic top-up was switched off",
    "credit_top_up.failed": "An automatic top-up failed",
  },
  account: {
    "account.billing_email_confirmed": "The billing address was confirmed",
    "account.signed_up": "Opened the account",
    "account.updated": "Changed the account's details",
    "account.closed": "Closed the account",
    "sandbox.created": "Made the sandbox",
    "sandbox.emptied": "Emptied the sandbox",
    "sandbox.deleted": "Deleted the sandbox",
  },
  staff: {
    "account.view_started": "Looked at the account as its owner sees it",
    "account.view_ended": "Stopped looking at the account",
    "account.suspended": "Suspended the account",
    "account.reactivated": "Reactivated the account",
    "account.cancelled": "Cancelled the account",
    "account.plan_changed": "Put the account on another plan",
    "account.trial_extended": "Extended the trial",
    "account.features_set": "Set the account's features",
    "account.credits_adjusted": "Adjusted the credits",
    "user.two_factor_reset": "Reset a member's two-factor sign-in",
    "user.reset_link_sent": "Sent a member a reset link",
  },
};

/** Bookkeeping of our own, which changes nothing for the account. */
export const NOT_SHOWN = [
  "account.noted",
  "account.ledger_reconciled",
  "account.purged",
  "approval.asked",
  "bank_line.ignored",
  "bank_line.linked",
  "bank_line.undone",
  "bank_rule.ended",
  "bank_rule.made",
  "bank_statement.imported",
  "mail.sent_again",
  "provider_event.replayed",
  "subscription.stripe_link_dropped",
] as const;

const WORDS = new Map(Object.values(ACTIVITY_WORDS).flatMap((group) => Object.entries(group)));

/** "api_key.created" -> "Made an API key" */
export function activityWords(action: string): string {
  return WORDS.get(action) ?? capital(action.replace(/[._]/g, " "));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
