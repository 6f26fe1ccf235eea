import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, unique } from "drizzle-orm/pg-core";
import { accounts } from "../accounts";
import { apiKeys } from "../api-keys";
import { users } from "../auth";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "../columns";
import { sites } from "../sites";

/** How many credits a site, a key or a member may spend in a calendar month (UTC), and what they have. */
export const creditBudgets = pgTable(
  "credit_budgets",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    siteId: ref("site_id"),
    apiKeyId: ref("api_key_id").references(() => apiKeys.id, { onDelete: "cascade" }),
    userId: ref("user_id").references(() => users.id, { onDelete: "cascade" }),
    monthlyCap: integer("monthly_cap").notNull(),
    /** The month that `spent` counts. */
    month: at("month").notNull(),
    /** Consumed in that month, less refunds of it. Of an earlier month it says nothing about this one. */
    spent: integer("spent").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("credit_budgets_one_a_site").on(t.siteId),
    unique("credit_budgets_one_a_key").on(t.apiKeyId),
    unique("credit_budgets_one_a_member").on(t.accountId, t.userId),
    check("credit_budgets_one_subject", sql`num_nonnulls(${t.siteId}, ${t.apiKeyId}, ${t.userId}) <= 1`),
    check("credit_budgets_cap_not_negative", sql`${t.monthlyCap} >= 0`),
    foreignKey({
      name: "credit_budgets_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    index("credit_budgets_account").on(t.accountId, t.id),
    index("credit_budgets_user").on(t.userId).where(sql`${t.userId} is not null`),
    tenantPolicy("credit_budgets"),
  ],
);
