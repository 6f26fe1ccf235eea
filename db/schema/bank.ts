import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ALLOCATION_KINDS, STATEMENT_FORMATS, STATEMENT_KINDS } from "@/db/words";
import { users } from "./auth";
import { at, createdAt, id, ref } from "./columns";
import { payments } from "./payments";

export const statementFormat = pgEnum("statement_format", STATEMENT_FORMATS);
export const statementKind = pgEnum("statement_kind", STATEMENT_KINDS);
export const allocationKind = pgEnum("allocation_kind", ALLOCATION_KINDS);

/** Hundredths of a currency; a bank's sums pass what 32 bits hold. */
const cents = (name: string) => bigint(name, { mode: "number" });

/**
 * The operator's own bank, of no tenant: no policy and no grant, so the tenant role can't read any of it. A file is known
 * by its content, so that it is read once whatever it is called.
 */
export const bankFiles = pgTable("bank_files", {
  id: id(),
  sha256: text("sha256").notNull().unique("bank_files_once"),
  name: text("name").notNull(),
  bytes: cents("bytes").notNull(),
  actor: text("actor").notNull(),
  createdAt: createdAt(),
});

export const bankStatements = pgTable(
  "bank_statements",
  {
    id: id(),
    fileId: ref("file_id")
      .notNull()
      .references(() => bankFiles.id, { onDelete: "cascade" }),
    format: statementFormat("format").notNull(),
    kind: statementKind("kind").notNull(),
    ownAccount: text("own_account").notNull(),
    currency: text("currency").notNull(),
    /** The file did not name it, so it was taken for ours: nothing settles without a person. */
    isCurrencyAssumed: boolean("is_currency_assumed").notNull().default(false),
    externalId: text("external_id").notNull(),
    /** The bank's running number; empty where it does not count. */
    number: text("number").notNull(),
    openingCents: cents("opening_cents"),
    openingOn: date("opening_on"),
    closingCents: cents("closing_cents"),
    closingOn: date("closing_on"),
    lineCount: integer("line_count").notNull().default(0),
    /** Lines that were imported before, from another statement, and what they add up to: they are counted there. */
    knownCount: integer("known_count").notNull().default(0),
    knownCents: cents("known_cents").notNull().default(0),
    /** Announced and not booked: left out. */
    pendingCount: integer("pending_count").notNull().default(0),
    /** What is missing between its balances and its lines; null where it states no balances. */
    missingCents: cents("missing_cents"),
    createdAt: createdAt(),
  },
  (t) => [
    index("bank_statements_file").on(t.fileId),
    index("bank_statements_account").on(t.ownAccount, t.currency, t.closingOn),
  ],
);

export const bankLines = pgTable(
  "bank_lines",
  {
    id: id(),
    statementId: ref("statement_id")
      .notNull()
      .references(() => bankStatements.id, { onDelete: "cascade" }),
    ownAccount: text("own_account").notNull(),
    /** What makes a line the same in any file: the bank's reference, else its content. */
    fingerprint: text("fingerprint").notNull(),
    contentPrint: text("content_print").notNull(),
    /** Equal lines are counted: two coffees on one day are two lines. */
    occurrence: integer("occurrence").notNull(),
    fileLine: integer("file_line").notNull(),
    bookedOn: date("booked_on").notNull(),
    valueOn: date("value_on").notNull(),
    amountCents: cents("amount_cents").notNull(),
    /** What has no place yet, of the same sign: the amount less its allocations. */
    openCents: cents("open_cents").notNull(),
    currency: text("currency").notNull(),
    reference: text("reference").notNull(),
    endToEndId: text("end_to_end_id").notNull(),
    creditorReference: text("creditor_reference").notNull(),
    text: text("text").notNull(),
    otherName: text("other_name").notNull(),
    otherAccount: text("other_account").notNull(),
    isReversal: boolean("is_reversal").notNull(),
    chargesCents: cents("charges_cents").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("bank_lines_once").on(t.ownAccount, t.fingerprint, t.occurrence),
    check(
      "bank_lines_open_within_amount",
      sql`${t.openCents} between least(${t.amountCents}, 0) and greatest(${t.amountCents}, 0)`,
    ),
    index("bank_lines_statement").on(t.statementId, t.id),
    index("bank_lines_content").on(t.ownAccount, t.contentPrint),
    index("bank_lines_open").on(t.bookedOn, t.id).where(sql`${t.openCents} <> 0`),
    index("bank_lines_payer").on(t.otherAccount).where(sql`${t.otherAccount} <> ''`),
  ],
);

/** Where a line's money has gone, or a part of it. A row is undone, never deleted. */
export const bankAllocations = pgTable(
  "bank_allocations",
  {
    id: id(),
    lineId: ref("line_id")
      .notNull()
      .references(() => bankLines.id, { onDelete: "cascade" }),
    kind: allocationKind("kind").notNull(),
    /** Of the line's sign. */
    amountCents: cents("amount_cents").notNull(),
    /** What banks kept on the way: the payment is bigger than what arrived. */
    chargesCents: cents("charges_cents").notNull().default(0),
    /** The payment that it settled, or whose money came back; gone with its account when that is purged. */
    paymentId: ref("payment_id").references(() => payments.id, { onDelete: "set null" }),
    /** The payment was made with it; else it was confirmed before, and undoing leaves it alone. */
    madePayment: boolean("made_payment").notNull().default(false),
    /** The rule that ignored it, where one did. */
    ruleId: ref("rule_id").references((): AnyPgColumn => bankIgnoreRules.id, { onDelete: "set null" }),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    decidedByUserId: ref("decided_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    undoneAt: at("undone_at"),
    undoneReason: text("undone_reason"),
  },
  (t) => [
    check("bank_allocations_not_nothing", sql`${t.amountCents} <> 0`),
    index("bank_allocations_line").on(t.lineId),
    index("bank_allocations_decided_by").on(t.decidedByUserId).where(sql`${t.decidedByUserId} is not null`),
    index("bank_allocations_payment").on(t.paymentId),
    index("bank_allocations_rule").on(t.ruleId).where(sql`${t.ruleId} is not null`),
  ],
);

/** Lines that are no tenant's money whenever they come: to or from this account, or from this name with this text. */
export const bankIgnoreRules = pgTable(
  "bank_ignore_rules",
  {
    id: id(),
    ownAccount: text("own_account").notNull(),
    currency: text("currency").notNull(),
    /** Money that came, or money that went. */
    isCredit: boolean("is_credit").notNull(),
    /** The other side's account; empty where the bank names none. */
    otherAccount: text("other_account").notNull(),
    /** Name and text without figures and signs, where there is no account. */
    wording: text("wording").notNull(),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    createdByUserId: ref("created_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
  },
  (t) => [
    uniqueIndex("bank_ignore_rules_once")
      .on(t.ownAccount, t.currency, t.isCredit, t.otherAccount, t.wording)
      .where(sql`${t.endedAt} is null`),
    index("bank_ignore_rules_created_by").on(t.createdByUserId).where(sql`${t.createdByUserId} is not null`),
  ],
);

/** How a bank's CSV is read, by the names of its columns. */
export const bankCsvMappings = pgTable("bank_csv_mappings", {
  id: id(),
  header: text("header").notNull().unique("bank_csv_mappings_once"),
  mapping: jsonb("mapping").$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
});

export type BankStatement = typeof bankStatements.$inferSelect;
export type BankLine = typeof bankLines.$inferSelect;

export type Allocation = typeof bankAllocations.$inferSelect;
