import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "./columns";

export const plans = pgTable(
  "plans",
  {
    id: id(),
    slug: text("slug").notNull().unique("plans_slug_once"),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    priceCents: integer("price_cents").notNull(),
    currency: text("currency").notNull(),
    creditsPerMonth: integer("credits_per_month").notNull(),
    maxSites: integer("max_sites").notNull(),
    maxUsers: integer("max_users").notNull(),
    maxSectorsPerSite: integer("max_sectors_per_site").notNull(),
    trialDays: integer("trial_days"),
    features: text("features").array().notNull().default(sql`'{}'`),
    isActive: boolean("is_active").notNull().default(true),
    isPublic: boolean("is_public").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("plans_price_not_negative", sql`${t.priceCents} >= 0`),
    check(
      "plans_limits_positive",
      sql`${t.maxSites} > 0 and ${t.maxUsers} > 0 and ${t.maxSectorsPerSite} > 0`,
    ),
    check("plans_credits_not_negative", sql`${t.creditsPerMonth} >= 0`),
  ],
);

export type Plan = typeof plans.$inferSelect;
