import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { REFUND_STATUSES } from "@/db/words";
import { accounts } from "./accounts";
import { users } from "./auth";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "./columns";
import { payments, provider } from "./payments";

export const refundStatus = pgEnum("refund_status", REFUND_STATUSES);

/**
 * Money that a provider gives back, written before the provider is asked: the row's id is the idempotency key. A refund
 * that somebody made at the provider gets its row when we hear of it.
 */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    paymentId: ref("payment_id").notNull(),
    provider: provider("provider").notNull(),
    status: refundStatus("status").notNull(),
    amountCents: integer("amount_cents").notNull(),
    /** The provider's own id of it; unknown until its answer or its event is here. */
    externalId: text("external_id"),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    askedByUserId: ref("asked_by_user_id").references(() => users.id, { onDelete: "set null" }),
    requestId: text("request_id"),
    failureReason: text("failure_reason"),
    /** When whoever asked was told the outcome. Until then the same request again continues this row. */
    answeredAt: at("answered_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("refunds_external_once").on(t.provider, t.externalId),
    uniqueIndex("refunds_one_unknown_a_payment").on(t.paymentId).where(sql`${t.status} = 'asked'`),
    check("refunds_amount_not_negative", sql`${t.amountCents} >= 0`),
    foreignKey({
      name: "refunds_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }).onDelete("cascade"),
    index("refunds_account").on(t.accountId, t.id),
    index("refunds_payment").on(t.paymentId, t.id),
    index("refunds_asked_by").on(t.askedByUserId).where(sql`${t.askedByUserId} is not null`),
    // The hourly job and the overview look for what is not decided.
    index("refunds_undecided").on(t.id).where(sql`${t.status} in ('asked', 'pending')`),
    tenantPolicy("refunds"),
  ],
);

/** Money that a provider took and that fits no invoice: shown to staff, and never settled once all of it was given back. */
export const unplacedCharges = pgTable(
  "unplaced_charges",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    provider: provider("provider").notNull(),
    externalId: text("external_id").notNull(),
    amountCents: integer("amount_cents").notNull(),
    currency: text("currency").notNull(),
    reason: text("reason").notNull(),
    givenBackAt: at("given_back_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("unplaced_charges_once").on(t.provider, t.externalId),
    index("unplaced_charges_account").on(t.accountId, t.id),
    index("unplaced_charges_kept").on(t.id).where(sql`${t.givenBackAt} is null`),
    tenantPolicy("unplaced_charges"),
  ],
);

export type RefundRow = typeof refunds.$inferSelect;
