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
import { CREDIT_NOTE_KINDS, type LineItem } from "@/db/words";
import { accounts } from "./accounts";
import { createdAt, id, ref, tenantPolicy } from "./columns";
import { invoices, payments } from "./payments";

export const creditNoteKind = pgEnum("credit_note_kind", CREDIT_NOTE_KINDS);

/** What takes an invoice back, or a part of it: written once, in a series of its own, and never changed. */
export const creditNotes = pgTable(
  "credit_notes",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
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
