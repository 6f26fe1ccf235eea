import { sql } from "drizzle-orm";
import { boolean, check, integer, pgEnum, pgTable, text, unique } from "drizzle-orm/pg-core";
import { CREDIT_OPERATIONS } from "@/db/words";
import { at, createdAt, id, updatedAt } from "../columns";

export const creditOperation = pgEnum("credit_operation", CREDIT_OPERATIONS);

/** Credits that are sold beside plans. Never deleted: invoices name them. */
export const creditPackages = pgTable(
  "credit_packages",
  {
    id: id(),
    name: text("name").notNull(),
    credits: integer("credits").notNull(),
    priceCents: integer("price_cents").notNull(),
    currency: text("currency").notNull(),
    /** How long after the payment they last. Null: for good. */
    expiryDays: integer("expiry_days"),
    isActive: boolean("is_active").notNull().default(true),
    offeredOnTrial: boolean("offered_on_trial").notNull().default(false),
    offeredOnFree: boolean("offered_on_free").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("credit_packages_name_once").on(t.name),
    check("credit_packages_credits_positive", sql`${t.credits} > 0`),
    check("credit_packages_price_positive", sql`${t.priceCents} > 0`),
    check("credit_packages_expiry_positive", sql`${t.expiryDays} > 0`),
  ],
);

/** What an operation costs from a date on: `credits` per `per` units, rounded up. Rows are added, never changed. */
export const creditPrices = pgTable(
  "credit_prices",
  {
    id: id(),
    operation: creditOperation("operation").notNull(),
    credits: integer("credits").notNull(),
    per: integer("per").notNull(),
    effectiveFrom: at("effective_from").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credit_prices_once_a_date").on(t.operation, t.effectiveFrom),
    check("credit_prices_per_positive", sql`${t.per} > 0`),
    check("credit_prices_credits_not_negative", sql`${t.credits} >= 0`),
  ],
);

export type CreditPackage = typeof creditPackages.$inferSelect;

export type CreditPrice = typeof creditPrices.$inferSelect;
