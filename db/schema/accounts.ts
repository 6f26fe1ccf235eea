import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, integer, pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { ACCOUNT_STATUSES, PAYMENT_METHODS, SUSPENSION_REASONS } from "@/db/words";
import { at, createdAt, id, READ_OFTEN, ref, tenantPolicy, updatedAt } from "./columns";
import { plans } from "./plans";

export const accountStatus = pgEnum("account_status", ACCOUNT_STATUSES);
export const suspensionReason = pgEnum("suspension_reason", SUSPENSION_REASONS);
export const paymentMethod = pgEnum("payment_method", PAYMENT_METHODS);

export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    name: text("name").notNull(),
    /** Of a sandbox: the live account that it belongs to, and goes with. Never changes. */
    sandboxOf: ref("sandbox_of")
      .references((): AnyPgColumn => accounts.id, { onDelete: "cascade" })
      .unique("accounts_one_sandbox"),
    status: accountStatus("status").notNull(),
    suspensionReason: suspensionReason("suspension_reason"),
    /** What the account was before it was suspended or closed, so that it can go back there. */
    previousStatus: accountStatus("previous_status"),
    planId: ref("plan_id").references(() => plans.id),
    paymentMethod: paymentMethod("payment_method"),
    /** The balance: equals the last ledger row's `balance_after`, and the sum of the ledger. Written by lib/credits only. */
    credits: integer("credits").notNull().default(0),
    /** Of them the bought ones: the sum of what is left of each purchase. The rest is the plan's. */
    boughtCredits: integer("bought_credits").notNull().default(0),
    /** Sum of open reservations, with those whose time is over until a job closes them. */
    heldCredits: integer("held_credits").notNull().default(0),
    /** There are budgets, which spending has to look at. */
    isBudgeted: boolean("is_budgeted").notNull().default(false),
    trialEndsAt: at("trial_ends_at"),
    billingName: text("billing_name"),
    billingEmail: text("billing_email"),
    /** Somebody who reads that mailbox agreed. Until then bills go to the owners. */
    billingEmailConfirmedAt: at("billing_email_confirmed_at"),
    billingAddressLine1: text("billing_address_line1"),
    billingAddressLine2: text("billing_address_line2"),
    billingCity: text("billing_city"),
    billingPostalCode: text("billing_postal_code"),
    billingCountry: text("billing_country"),
    taxId: text("tax_id"),
    /** Set by staff: these features instead of the plan's. */
    features: text("features").array(),
    stripeCustomerId: text("stripe_customer_id"),
    /** The last invoice sequence given out; incremented under the row's lock, so that numbers have no gaps. */
    lastInvoiceSequence: integer("last_invoice_sequence").notNull().default(0),
    lastCreditNoteSequence: integer("last_credit_note_sequence").notNull().default(0),
    /** The last ledger entry that a credits.consumed event has counted. */
    creditsToldId: ref("credits_told_id").notNull().default(0),
    suspendedAt: at("suspended_at"),
    cancelledAt: at("cancelled_at"),
    /** Staff cancelled it: a charge that comes later opens nothing. */
    cancelledByStaff: boolean("cancelled_by_staff").notNull().default(false),
    /** Closed by its owner: kept for 30 days, then purged. */
    closedAt: at("closed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("accounts_credits_not_negative", sql`${t.credits} >= 0`),
    check("accounts_bought_within_credits", sql`${t.boughtCredits} between 0 and ${t.credits}`),
    check("accounts_held_not_negative", sql`${t.heldCredits} >= 0`),
    check(
      "accounts_suspension_has_reason",
      sql`(${t.status} = 'suspended') = (${t.suspensionReason} is not null)`,
    ),
    check(
      "accounts_sandbox_without_money",
      sql`(${t.sandboxOf} is null or ${t.stripeCustomerId} is null) and (${t.paymentMethod} is null or (${t.paymentMethod}::text = 'sandbox') = (${t.sandboxOf} is not null))`,
    ),
    // Back office: lists by status, newest first; and the jobs that look for trials about to end.
    index("accounts_status_id").on(t.status, t.id),
    index("accounts_plan_id").on(t.planId, t.id),
    index("accounts_payment_method_id").on(t.paymentMethod, t.id),
    index("accounts_trial_ends_at").on(t.trialEndsAt).where(sql`${t.status} = 'trial'`),
    index("accounts_closed_at").on(t.closedAt).where(sql`${t.closedAt} is not null`),
    index("accounts_name_prefix").on(sql`lower(${t.name}) text_pattern_ops`),
    // Staff's search finds any part of a word.
    index("accounts_words")
      .using(
        "gin",
        sql`lower(${t.name} || ' ' || coalesce(${t.billingName}, '') || ' ' || coalesce(${t.billingEmail}, '')) gin_trgm_ops`,
      )
      .with(READ_OFTEN),
    tenantPolicy("accounts", "id"),
  ],
);

export type Account = typeof accounts.$inferSelect;
