import type { Client } from "pg";
import type {
  AccountStatus,
  BillingInterval,
  CreditTransactionKind,
  InvoiceKind,
  PaymentMethod,
  PaymentStatus,
  SubscriptionStatus,
  SuspensionReason,
} from "@/db/words";

/** What the database says at one moment, in one reading. Times are milliseconds since 1970, money is cents. */
export interface Facts {
  accounts: AccountFacts[];
  subscriptions: SubscriptionFacts[];
  invoices: InvoiceFacts[];
  payments: PaymentFacts[];
  ledger: LedgerFacts[];
  sites: { id: number; accountId: number; status: "active" | "read_only"; deletedAt: number | null }[];
  plans: PlanFacts[];
  events: { id: number; provider: string; eventId: string; type: string; status: string }[];
  reminders: { id: number; accountId: number; template: string; props: Record<string, unknown> }[];
}

export interface AccountFacts {
  id: number;
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
  planId: number | null;
  credits: number;
  trialEndsAt: number | null;
  closedAt: number | null;
  createdAt: number;
}

export interface SubscriptionFacts {
  id: number;
  accountId: number;
  planId: number;
  status: SubscriptionStatus;
  billingInterval: BillingInterval;
  paymentMethod: PaymentMethod | null;
  stripeSubscriptionId: string | null;
  cancelAtPeriodEnd: boolean;
  scheduledPlanId: number | null;
  anchorAt: number | null;
  currentPeriodStart: number | null;
  currentPeriodEnd: number | null;
  graceEndsAt: number | null;
  createdAt: number;
}

export interface InvoiceFacts {
  id: number;
  accountId: number;
  subscriptionId: number;
  planId: number;
  number: string;
  kind: InvoiceKind;
  status: "open" | "paid" | "void";
  billingInterval: BillingInterval;
  /** Intervals paid for. */
  quantity: number;
  subtotalCents: number;
  taxCents: number;
  totalCents: number;
  periodStart: number | null;
  periodEnd: number | null;
  paidAt: number | null;
  /** When its period was taken back, with a refund. */
  releasedAt: number | null;
  createdAt: number;
}

export interface PaymentFacts {
  id: number;
  accountId: number;
  invoiceId: number;
  method: PaymentMethod;
  status: PaymentStatus;
  amountCents: number;
  refundedCents: number;
  externalPaymentId: string;
  settledAt: number | null;
  createdAt: number;
}

export interface LedgerFacts {
  id: number;
  accountId: number;
  kind: CreditTransactionKind;
  amount: number;
  balanceAfter: number;
  paymentId: number | null;
  refundsTransactionId: number | null;
  createdAt: number;
}

export interface PlanFacts {
  id: number;
  slug: string;
  priceCents: number;
  creditsPerMonth: number;
  maxSites: number;
  isActive: boolean;
}

/** Reads all of it as JSON, in one statement: so it is one moment, and one round trip. */
export async function readFacts(client: Client): Promise<Facts> {
  const { rows } = await client.query<{ facts: Facts }>({ name: "facts", text: READ });
  return rows[0]!.facts;
}

const TABLES = {
  accounts: list(
    "accounts",
    "id status suspension_reason plan_id credits",
    "trial_ends_at closed_at created_at",
  ),
  subscriptions: list(
    "subscriptions",
    `id account_id plan_id status billing_interval payment_method stripe_subscription_id cancel_at_period_end
     scheduled_plan_id`,
    "anchor_at current_period_start current_period_end grace_ends_at created_at",
  ),
  invoices: list(
    "invoices",
    "id account_id subscription_id plan_id number kind status billing_interval subtotal_cents tax_cents total_cents",
    "period_start period_end paid_at released_at created_at",
    "'quantity', coalesce((t.line_items->0->>'quantity')::int, 1)",
  ),
  payments: list(
    "payments",
    "id account_id invoice_id method status amount_cents refunded_cents external_payment_id",
    "settled_at created_at",
  ),
  ledger: list(
    "credit_transactions",
    "id account_id kind amount balance_after payment_id refunds_transaction_id",
    "created_at",
  ),
  sites: list("sites", "id account_id status", "deleted_at"),
  plans: list("plans", "id slug price_cents credits_per_month max_sites is_active", ""),
  events: list("provider_events", "id provider event_id type status", ""),
  reminders: list(
    "(select id, about_account_id as account_id, template, props from mails where template in ('renewal-due', 'trial-ending'))",
    "id account_id template props",
    "",
  ),
};

const READ = `select json_build_object(${Object.entries(TABLES)
  .map(([name, rows]) => `'${name}', ${rows}`)
  .join(", ")}) as facts`;

function list(table: string, columns: string, times: string, ...more: string[]): string {
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  const pairs = [
    ...words(columns).map((column) => `'${camel(column)}', t.${column}`),
    ...words(times).map((column) => `'${camel(column)}', round(extract(epoch from t.${column}) * 1000)`),
    ...more,
  ];
  return `(select coalesce(json_agg(json_build_object(${pairs.join(", ")}) order by t.id), '[]') from ${table} t)`;
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
