import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "../accounts";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "../columns";
import { invoices, payments } from "../payments";
import { creditPackages } from "./packages";

/** Bought credits, and what is left of them. `accounts.bought_credits` is the sum of `remaining`. */
export const creditPurchases = pgTable(
  "credit_purchases",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    packageId: ref("package_id").references(() => creditPackages.id),
    paymentId: ref("payment_id").notNull(),
    credits: integer("credits").notNull(),
    remaining: integer("remaining").notNull(),
    /** Their money went back when they were spent or held: what comes back of them is taken. */
    owed: integer("owed").notNull().default(0),
    expiresAt: at("expires_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credit_purchases_one_a_payment").on(t.paymentId),
    check("credit_purchases_remaining_within", sql`${t.remaining} between 0 and ${t.credits}`),
    check("credit_purchases_owed_within", sql`${t.owed} between 0 and ${t.credits}`),
    foreignKey({
      name: "credit_purchases_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }).onDelete("cascade"),
    // In the order in which they are spent.
    index("credit_purchases_left").on(t.accountId, t.expiresAt, t.id).where(sql`${t.remaining} > 0`),
    index("credit_purchases_account").on(t.accountId, t.id),
    index("credit_purchases_expiring")
      .on(t.expiresAt)
      .where(sql`${t.remaining} > 0 and ${t.expiresAt} is not null`),
    tenantPolicy("credit_purchases"),
  ],
);

/** An owner's order to buy credits when they run low, and how the last purchase went. */
export const creditTopUps = pgTable(
  "credit_top_ups",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .unique("credit_top_ups_one_an_account")
      .references(() => accounts.id, { onDelete: "cascade" }),
    packageId: ref("package_id")
      .notNull()
      .references(() => creditPackages.id),
    isEnabled: boolean("is_enabled").notNull().default(false),
    /** Buys when fewer credits than this are available. */
    threshold: integer("threshold").notNull(),
    maxPerMonth: integer("max_per_month").notNull(),
    maxCentsPerMonth: integer("max_cents_per_month").notNull(),
    /** The purchase that is on its way: one at a time. */
    invoiceId: ref("invoice_id"),
    /** Which try at charging it is: each has an idempotency key of its own. */
    attempt: integer("attempt").notNull().default(0),
    attemptedAt: at("attempted_at"),
    pausedUntil: at("paused_until"),
    /** In a row: after the last one that is allowed it is switched off. */
    failures: integer("failures").notNull().default(0),
    failureReason: text("failure_reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "credit_top_ups_invoice_of_account",
      columns: [t.accountId, t.invoiceId],
      foreignColumns: [invoices.accountId, invoices.id],
    }),
    check(
      "credit_top_ups_not_negative",
      sql`${t.threshold} >= 0 and ${t.maxPerMonth} >= 0 and ${t.maxCentsPerMonth} >= 0 and ${t.failures} >= 0`,
    ),
    uniqueIndex("credit_top_ups_one_in_flight").on(t.invoiceId).where(sql`${t.invoiceId} is not null`),
    // For the job that looks each minute.
    index("credit_top_ups_enabled").on(t.accountId).where(sql`${t.isEnabled}`),
    tenantPolicy("credit_top_ups"),
  ],
);

export type CreditTopUp = typeof creditTopUps.$inferSelect;
export type CreditPurchase = typeof creditPurchases.$inferSelect;
