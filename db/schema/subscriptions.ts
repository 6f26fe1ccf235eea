import { sql } from "drizzle-orm";
import { boolean, check, index, pgEnum, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { BILLING_INTERVALS, SUBSCRIPTION_STATUSES } from "@/db/words";
import { accounts, paymentMethod } from "./accounts";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "./columns";
import { plans } from "./plans";

export const subscriptionStatus = pgEnum("subscription_status", SUBSCRIPTION_STATUSES);
export const billingInterval = pgEnum("billing_interval", BILLING_INTERVALS);

export const subscriptions = pgTable(
  "subscriptions",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    planId: ref("plan_id")
      .notNull()
      .references(() => plans.id),
    status: subscriptionStatus("status").notNull(),
    billingInterval: billingInterval("billing_interval").notNull().default("month"),
    paymentMethod: paymentMethod("payment_method"),
    externalPaymentId: text("external_payment_id"),
    stripeSubscriptionId: text("stripe_subscription_id").unique("subscriptions_stripe_once"),
    /** The first start: every later period counts whole calendar months from here, so that the 31st never drifts. */
    anchorAt: at("anchor_at"),
    currentPeriodStart: at("current_period_start"),
    currentPeriodEnd: at("current_period_end"),
    /** When the credits of a longer period were last renewed: a yearly subscriber gets them every month. */
    creditsResetAt: at("credits_reset_at"),
    cancelAtPeriodEnd: boolean("cancel_at_period_end").notNull().default(false),
    cancelReason: text("cancel_reason"),
    cancelledAt: at("cancelled_at"),
    /** Staff let an overdue account work until then, without a payment; null again once one came. */
    graceEndsAt: at("grace_ends_at"),
    /** A downgrade waits here until the period ends. */
    scheduledPlanId: ref("scheduled_plan_id").references(() => plans.id),
    scheduledInterval: billingInterval("scheduled_interval"),
    /** The sites the owner wants to keep active on the smaller plan. */
    scheduledKeepSiteIds: ref("scheduled_keep_site_ids").array(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("subscriptions_account_id_id").on(t.accountId, t.id),
    uniqueIndex("subscriptions_one_live_an_account").on(t.accountId).where(sql`${t.status} <> 'cancelled'`),
    check("subscriptions_period_forward", sql`${t.currentPeriodEnd} > ${t.currentPeriodStart}`),
    // The jobs: what ends, and what is overdue.
    index("subscriptions_status_period_end").on(t.status, t.currentPeriodEnd),
    // Whose next month of credits may begin, and whose plan waits.
    index("subscriptions_credits_reset_at").on(t.creditsResetAt).where(sql`${t.status} = 'active'`),
    index("subscriptions_scheduled").on(t.id).where(sql`${t.scheduledPlanId} is not null`),
    index("subscriptions_account").on(t.accountId, t.id),
    index("subscriptions_external_payment").on(t.externalPaymentId),
    tenantPolicy("subscriptions"),
  ],
);

export type Subscription = typeof subscriptions.$inferSelect;
