import { sql } from "drizzle-orm";
import {
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
import { ACCOUNT_MONEY_KINDS, CREDIT_NOTE_KINDS, type LineItem, REFUND_STATUSES } from "@/db/words";
import { accounts } from "./accounts";
import { users } from "./auth";
import { at, createdAt, id, outlivesAccount, ref, tenantPolicy, updatedAt } from "./columns";
import { invoices, payments, provider } from "./payments";

export const refundStatus = pgEnum("refund_status", REFUND_STATUSES);

/**
 * Money that is given back. Of a provider's it is written before the provider is asked: the row's id is the idempotency
 * key. A refund that somebody made at the provider gets its row when we hear of it, one by bank when staff have sent it.
 */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    /** Held to its account by its payment, which may outlive it. */
    accountId: ref("account_id").notNull(),
    paymentId: ref("payment_id").notNull(),
    /** Null: staff sent it by bank. */
    provider: provider("provider"),
    status: refundStatus("status").notNull(),
    amountCents: integer("amount_cents").notNull(),
    /** The provider's own id of it; unknown until its answer or its event is here. */
    externalId: text("external_id"),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    askedByUserId: ref("asked_by_user_id").references(() => users.id, { onDelete: "set null" }),
    requestId: text("request_id"),
    failureReason: text("failure_reason"),
    /** When the person who asked was told the outcome. Until then, the same request again continues this row. */
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
    ...outlivesAccount(),
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
    foreignKey({
      name: "unplaced_charges_live_account",
      columns: [t.liveAccountId],
      foreignColumns: [accounts.id],
    }).onDelete("cascade"),
    index("unplaced_charges_account").on(t.accountId, t.id),
    index("unplaced_charges_live_account_id").on(t.liveAccountId),
    index("unplaced_charges_kept").on(t.id).where(sql`${t.givenBackAt} is null`),
    tenantPolicy("unplaced_charges"),
  ],
);

export const accountMoneyKind = pgEnum("account_money_kind", ACCOUNT_MONEY_KINDS);

/**
 * Money that arrived and pays no invoice, such as a second payment of one: it is the account's. Per currency the balance is
 * the sum of the rows; nothing is changed or deleted.
 */
export const accountMoney = pgTable(
  "account_money",
  {
    id: id(),
    /** Held to its account by its payment, which may outlive it. */
    accountId: ref("account_id").notNull(),
    kind: accountMoneyKind("kind").notNull(),
    /** Signed: what came in is positive. */
    amountCents: integer("amount_cents").notNull(),
    currency: text("currency").notNull(),
    paymentId: ref("payment_id").notNull(),
    actor: text("actor").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("account_money_used_once").on(t.paymentId).where(sql`${t.kind} = 'used'`),
    check(
      "account_money_signs",
      sql`case when ${t.kind} = 'kept' then ${t.amountCents} >= 0 else ${t.amountCents} <= 0 end`,
    ),
    foreignKey({
      name: "account_money_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }).onDelete("cascade"),
    index("account_money_account").on(t.accountId, t.id),
    tenantPolicy("account_money"),
  ],
);

export type RefundRow = typeof refunds.$inferSelect;

export const creditNoteKind = pgEnum("credit_note_kind", CREDIT_NOTE_KINDS);

/** What takes an invoice back, or a part of it: written once, in a series of its own, and never changed. */
export const creditNotes = pgTable(
  "credit_notes",
  {
    id: id(),
    /** Held to its account by its invoice, which may outlive it. */
    accountId: ref("account_id").notNull(),
    invoiceId: ref("invoice_id").notNull(),
    /** Of a refund: the payment that was given back. */
    paymentId: ref("payment_id"),
    kind: creditNoteKind("kind").notNull(),
    number: text("number").notNull().unique("credit_notes_number_once"),
    sequence: integer("sequence").notNull(),
    currency: text("currency").notNull(),
    subtotalCents: integer("subtotal_cents").notNull(),
    /** Hundredths of a percent, as on the invoice. */
    taxRateBasisPoints: integer("tax_rate_basis_points").notNull().default(0),
    taxCents: integer("tax_cents").notNull().default(0),
    totalCents: integer("total_cents").notNull(),
    /** For the payer. */
    reason: text("reason").notNull().default(""),
    seller: jsonb("seller").$type<Record<string, string>>().notNull().default({}),
    buyer: jsonb("buyer").$type<Record<string, string>>().notNull().default({}),
    lineItems: jsonb("line_items").$type<LineItem[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credit_notes_sequence_once_an_account").on(t.accountId, t.sequence),
    uniqueIndex("credit_notes_one_void_an_invoice").on(t.invoiceId).where(sql`${t.kind} = 'void'`),
    check("credit_notes_total_adds_up", sql`${t.totalCents} = ${t.subtotalCents} + ${t.taxCents}`),
    foreignKey({
      name: "credit_notes_invoice_of_account",
      columns: [t.accountId, t.invoiceId],
      foreignColumns: [invoices.accountId, invoices.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "credit_notes_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }).onDelete("cascade"),
    index("credit_notes_account").on(t.accountId, t.id),
    index("credit_notes_invoice").on(t.invoiceId),
    index("credit_notes_payment").on(t.paymentId),
    tenantPolicy("credit_notes"),
  ],
);

export type CreditNote = typeof creditNotes.$inferSelect;
