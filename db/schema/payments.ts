import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { INVOICE_KINDS, INVOICE_STATUSES, type LineItem, PAYMENT_STATUSES, PROVIDERS } from "@/db/words";
import { paymentMethod } from "./accounts";
import { users } from "./auth";
import { at, createdAt, id, outlivesAccount, READ_OFTEN, ref, tenantPolicy, updatedAt } from "./columns";
import { creditPackages } from "./credits/packages";
import { plans } from "./plans";
import { billingInterval, subscriptions } from "./subscriptions";

export const invoiceStatus = pgEnum("invoice_status", INVOICE_STATUSES);
export const invoiceKind = pgEnum("invoice_kind", INVOICE_KINDS);
export const paymentStatus = pgEnum("payment_status", PAYMENT_STATUSES);
export const provider = pgEnum("provider", PROVIDERS);

export const invoices = pgTable(
  "invoices",
  {
    id: id(),
    ...outlivesAccount(),
    subscriptionId: ref("subscription_id").notNull(),
    planId: ref("plan_id")
      .notNull()
      .references(() => plans.id),
    number: text("number").notNull().unique("invoices_number_once"),
    sequence: integer("sequence").notNull(),
    kind: invoiceKind("kind").notNull(),
    status: invoiceStatus("status").notNull().default("open"),
    billingInterval: billingInterval("billing_interval").notNull().default("month"),
    currency: text("currency").notNull(),
    subtotalCents: integer("subtotal_cents").notNull(),
    /** Hundredths of a percent: 1900 is 19 %. */
    taxRateBasisPoints: integer("tax_rate_basis_points").notNull().default(0),
    taxCents: integer("tax_cents").notNull().default(0),
    totalCents: integer("total_cents").notNull(),
    /** What the invoice pays for; a first period's start is known when it is paid. */
    periodStart: at("period_start"),
    periodEnd: at("period_end"),
    /** Counting started over with this period: a first one, or one paid when the time to pay was over. */
    beginsAnew: boolean("begins_anew").notNull().default(false),
    /** Its payment was refunded before the period began, so the period was taken back. */
    releasedAt: at("released_at"),
    /** The credits that it buys, as they were offered: how many, and how long after the payment they last. */
    packageId: ref("package_id").references(() => creditPackages.id),
    packageCredits: integer("package_credits"),
    packageExpiryDays: integer("package_expiry_days"),
    /** The owner's order to buy when credits run low wrote it. */
    isTopUp: boolean("is_top_up").notNull().default(false),
    /** What a month of its plan brought when it was paid: a plan that brings less later takes nothing from it. */
    creditsPerMonth: integer("credits_per_month"),
    /** When its buyer was mailed about it first. Until then nobody but us has to know of it. */
    sentAt: at("sent_at"),
    dueAt: at("due_at").notNull(),
    paidAt: at("paid_at"),
    voidedAt: at("voided_at"),
    seller: jsonb("seller").$type<Record<string, string>>().notNull().default({}),
    buyer: jsonb("buyer").$type<Record<string, string>>().notNull().default({}),
    lineItems: jsonb("line_items").$type<LineItem[]>().notNull(),
    stripeInvoiceId: text("stripe_invoice_id").unique("invoices_stripe_once"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("invoices_account_id_id").on(t.accountId, t.id),
    unique("invoices_sequence_once_an_account").on(t.accountId, t.sequence),
    uniqueIndex("invoices_one_renewal_a_period")
      .on(t.subscriptionId, t.periodStart)
      .where(sql`${t.kind} = 'renewal' and ${t.status} <> 'void' and ${t.releasedAt} is null`),
    uniqueIndex("invoices_one_open_renewal")
      .on(t.subscriptionId)
      .where(sql`${t.kind} = 'renewal' and ${t.status} = 'open'`),
    uniqueIndex("invoices_one_open_upgrade")
      .on(t.subscriptionId)
      .where(sql`${t.kind} = 'upgrade' and ${t.status} = 'open'`),
    uniqueIndex("invoices_one_open_first")
      .on(t.subscriptionId)
      .where(sql`${t.kind} = 'first' and ${t.status} = 'open'`),
    uniqueIndex("invoices_one_open_a_package")
      .on(t.subscriptionId, t.packageId)
      .where(sql`${t.packageId} is not null and ${t.status} = 'open'`),
    check("invoices_package_has_credits", sql`(${t.packageId} is null) = (${t.packageCredits} is null)`),
    check("invoices_total_adds_up", sql`${t.totalCents} = ${t.subtotalCents} + ${t.taxCents}`),
    check("invoices_paid_has_date", sql`(${t.status} = 'paid') = (${t.paidAt} is not null)`),
    foreignKey({
      name: "invoices_subscription_of_account",
      columns: [t.liveAccountId, t.subscriptionId],
      foreignColumns: [subscriptions.accountId, subscriptions.id],
    }).onDelete("cascade"),
    index("invoices_account_status").on(t.accountId, t.status, t.id),
    index("invoices_subscription").on(t.subscriptionId),
    index("invoices_status_due_at").on(t.status, t.dueAt),
    // Books of deleted accounts, for the job that ends them.
    index("invoices_kept_at").on(t.keptAt).where(sql`${t.keptAt} is not null`),
    index("invoices_paid_at").on(t.paidAt).where(sql`${t.status} = 'paid'`),
    // Staff's search finds a part of a number.
    index("invoices_words").using("gin", sql`lower(${t.number}) gin_trgm_ops`).with(READ_OFTEN),
    tenantPolicy("invoices"),
  ],
);

export const payments = pgTable(
  "payments",
  {
    id: id(),
    /** Held to its account by its invoice, which may outlive it. */
    accountId: ref("account_id").notNull(),
    invoiceId: ref("invoice_id").notNull(),
    method: paymentMethod("method").notNull(),
    status: paymentStatus("status").notNull(),
    amountCents: integer("amount_cents").notNull(),
    currency: text("currency").notNull(),
    refundedCents: integer("refunded_cents").notNull().default(0),
    /** The bank's reference, Stripe's payment intent or PayPal's capture. */
    externalPaymentId: text("external_payment_id").notNull(),
    /** What references are compared by: people and banks write one and the same with other spaces, dashes and letters. */
    referenceKey: text("reference_key").generatedAlwaysAs(
      sql`case when method = 'bank_transfer' then fold_reference(external_payment_id) else external_payment_id end`,
    ),
    /** Why it is another payment though its reference was used before, in staff's words. */
    sameReferenceReason: text("same_reference_reason"),
    payerName: text("payer_name").notNull().default(""),
    proofUrl: text("proof_url"),
    failureReason: text("failure_reason"),
    /** Of a kept transfer: staff found it on the bank's statement themselves, and no line of one is known to be it. */
    isKeptByHand: boolean("is_kept_by_hand").notNull().default(false),
    decidedByUserId: ref("decided_by_user_id").references(() => users.id, { onDelete: "set null" }),
    settledAt: at("settled_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("payments_account_id_id").on(t.accountId, t.id),
    // What an account only says it has sent keeps no other account from paying under that reference.
    uniqueIndex("payments_reference_once")
      .on(t.method, t.referenceKey)
      .where(
        sql`${t.status} in ('succeeded', 'refunded', 'disputed', 'kept') and ${t.sameReferenceReason} is null`,
      ),
    uniqueIndex("payments_report_once")
      .on(t.accountId, t.method, t.referenceKey)
      .where(sql`${t.status} = 'pending_approval'`),
    uniqueIndex("payments_processing_once")
      .on(t.method, t.externalPaymentId)
      .where(sql`${t.status} = 'processing'`),
    uniqueIndex("payments_one_settlement_an_invoice")
      .on(t.invoiceId)
      .where(sql`${t.status} in ('succeeded', 'refunded', 'disputed')`),
    uniqueIndex("payments_one_report_an_invoice")
      .on(t.invoiceId)
      .where(sql`${t.status} = 'pending_approval'`),
    check("payments_refund_within_amount", sql`${t.refundedCents} between 0 and ${t.amountCents}`),
    foreignKey({
      name: "payments_invoice_of_account",
      columns: [t.accountId, t.invoiceId],
      foreignColumns: [invoices.accountId, invoices.id],
    }).onDelete("cascade"),
    index("payments_account").on(t.accountId, t.id),
    index("payments_invoice").on(t.invoiceId),
    index("payments_decided_by").on(t.decidedByUserId).where(sql`${t.decidedByUserId} is not null`),
    index("payments_status").on(t.status, t.id),
    index("payments_external_id").on(t.externalPaymentId),
    index("payments_reference_key").on(t.referenceKey),
    // Staff's search finds a part of a reference or of the payer's name.
    index("payments_words")
      .using("gin", sql`lower(${t.externalPaymentId} || ' ' || ${t.payerName}) gin_trgm_ops`)
      .with(READ_OFTEN),
    tenantPolicy("payments"),
  ],
);

export type Invoice = typeof invoices.$inferSelect;

export type Payment = typeof payments.$inferSelect;
