// Every status and kind that is stored, once: for tables, schemas and types. This file imports nothing.

/** Of accounts (docs/contract.md, section 3). */
export const ACCOUNT_STATUSES = ["trial", "active", "pending_payment", "suspended", "cancelled"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const SUSPENSION_REASONS = ["trial_expired", "payment_overdue", "admin"] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** Those that move money. `sandbox` moves none: a sandbox's payments have it, and nobody else's. */
export const REAL_METHODS = ["stripe", "paypal", "bank_transfer"] as const;
export const PAYMENT_METHODS = [...REAL_METHODS, "sandbox"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
export type RealMethod = (typeof REAL_METHODS)[number];

/** Of sessions: a browser's, or the refresh family of an API client. */
export const SESSION_KINDS = ["browser", "api"] as const;

export const USER_TOKEN_PURPOSES = ["verify_email", "reset_password", "change_email"] as const;

/** Of credits (docs/contract.md, sections 2 and 4). */
export const CREDIT_TRANSACTION_KINDS = [
  "grant",
  "reset",
  "consume",
  "refund",
  "adjust",
  "purchase",
  "expire",
] as const;
export type CreditTransactionKind = (typeof CREDIT_TRANSACTION_KINDS)[number];

/** Whose credits a ledger row moved: the plan's, which reset each month, bought ones, which don't, or some of each. */
export const CREDIT_POOLS = ["plan", "bought", "both"] as const;

export const RESERVATION_STATUSES = ["open", "committed", "released", "expired"] as const;

export const CREDIT_OPERATIONS = [
  "clustering",
  "idea_generation",
  "content_generation",
  "image_generation",
  "linking",
  "optimization",
  "site_analysis",
] as const;
export type CreditOperation = (typeof CREDIT_OPERATIONS)[number];

/** Of invoices (docs/contract.md, section 3). */
export const INVOICE_STATUSES = ["open", "paid", "void"] as const;

/** What is billed: the first period, a later one, the difference to a bigger plan, or credits beside the plan. */
export const INVOICE_KINDS = ["first", "renewal", "upgrade", "credit_package"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Money that was given back, or an invoice that was taken back before it was paid. */
export const CREDIT_NOTE_KINDS = ["refund", "void"] as const;
export type CreditNoteKind = (typeof CREDIT_NOTE_KINDS)[number];

export interface LineItem {
  description: string;
  /** What documents print instead, where their fonts lack letters of its name. */
  printed?: string;
  quantity: number;
  amount_cents: number;
}

/** Of payments (docs/contract.md, section 3). */
export const PAYMENT_STATUSES = [
  /** A bank transfer that the tenant reported. */
  "pending_approval",
  /** A provider has accepted it, and the money takes days. */
  "processing",
  "succeeded",
  "failed",
  "refunded",
  /** It succeeded, and its payer disputes it. */
  "disputed",
  /** It arrived and pays no invoice: it is the account's money, to be refunded or used. */
  "kept",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Of a payment that has paid its invoice, whatever became of it since. */
export const SETTLED_STATUSES = ["succeeded", "refunded", "disputed"] as const;

/** Of money that is on its way: reported, or being collected. */
export const ON_ITS_WAY_STATUSES = ["pending_approval", "processing"] as const;

/** What changes an account's money: a payment is kept, pays an invoice after all, or goes back. */
export const ACCOUNT_MONEY_KINDS = ["kept", "used", "refunded"] as const;

/** `asked`: no answer of the provider's is known yet. `pending`: it has agreed, and the money is on its way. */
export const REFUND_STATUSES = ["asked", "pending", "done", "failed"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const CHECKOUT_STATUSES = ["open", "completed", "expired"] as const;

export const PROVIDERS = ["stripe", "paypal"] as const;
export type Provider = (typeof PROVIDERS)[number];

export const PROVIDER_EVENT_STATUSES = ["received", "applied", "ignored", "failed"] as const;

/** Of sites. One over a smaller plan's limit is `read_only`, never deleted. */
export const SITE_STATUSES = ["active", "read_only"] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** Of plans (docs/contract.md, section 2). */
export const BILLING_INTERVALS = ["month", "year"] as const;
export type BillingInterval = (typeof BILLING_INTERVALS)[number];

/** Of subscriptions (docs/contract.md, sections 2 and 3). */
export const SUBSCRIPTION_STATUSES = [
  "trialing",
  "pending_payment",
  "active",
  "past_due",
  "cancelled",
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Roles of an account's members, weakest first. */
export const ROLES = ["viewer", "editor", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Of API keys. */
export const API_KEY_SCOPES = [
  "bridge:read",
  "bridge:write",
  "credits:read",
  "credits:write",
  "sites:read",
  "sites:write",
  "content:read",
  "content:write",
  "keys:read",
  "keys:write",
  "team:read",
  "billing:read",
  "usage:read",
  "events:read",
  "requests:read",
] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Of bank statements. */
export const STATEMENT_FORMATS = ["camt", "mt940", "mt942", "ofx", "csv"] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/**
 * `booked`: the bank's own account of a closed time, never overlapping the one before. `interim`: any stretch of time, and
 * may overlap with any other. `notification`: single entries, announced before the statement that has them again.
 */
export const STATEMENT_KINDS = ["booked", "interim", "notification"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What somebody of our team may do: `support` sees and views as, `billing` decides about money, `owner` also about us. */
export const STAFF_ROLES = ["support", "billing", "owner"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What above APPROVAL_LIMIT takes two people. */
export const APPROVAL_KINDS = ["confirm", "approve", "refund", "adjust_credits"] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

export const APPROVAL_STATUSES = ["waiting", "done", "declined"] as const;

/** Where the money of a statement's line has gone; what has no place yet is open. */
export const ALLOCATION_KINDS = ["settled", "kept", "refunded", "ignored"] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

/** Of deliveries. */
export const DELIVERY_STATUSES = [
  "queued",
  "awaiting_approval",
  "leased",
  "delivered",
  "failed",
  "cancelled",
  "rejected",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** As which the post is to arrive in WordPress. */
export const DELIVERY_POST_STATUSES = ["draft", "publish", "future"] as const;
export type DeliveryPostStatus = (typeof DELIVERY_POST_STATUSES)[number];

/** Words of webhooks. Pure. `failed`: all its tries are used up. */
export const WEBHOOK_MESSAGE_STATUSES = ["pending", "succeeded", "failed"] as const;

/** Why an endpoint is switched off: by a person, after days of failure, or because it answered 410 Gone. */
export const WEBHOOK_OFF_REASONS = ["person", "failing", "gone"] as const;
export type WebhookOffReason = (typeof WEBHOOK_OFF_REASONS)[number];
