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
import { CREDIT_TRANSACTION_KINDS } from "@/db/words";
import { accounts } from "../accounts";
import { users } from "../auth";
import { createdAt, id, ref, tenantPolicy } from "../columns";
import { payments } from "../payments";
import { sites } from "../sites";
import { creditOperation } from "./packages";

export const creditTransactionKind = pgEnum("credit_transaction_kind", CREDIT_TRANSACTION_KINDS);

/** The ledger: rows are added, never changed. */
export const creditTransactions = pgTable(
  "credit_transactions",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    kind: creditTransactionKind("kind").notNull(),
    /** Signed: a consumption is negative. */
    amount: integer("amount").notNull(),
    balanceAfter: integer("balance_after").notNull(),
    /** The part of `amount` that is of bought credits; the rest is of the plan's. */
    boughtAmount: integer("bought_amount").notNull().default(0),
    /** Bought credits after it: a part of `balanceAfter`. */
    boughtAfter: integer("bought_after").notNull().default(0),
    /** Which purchases the bought part came from or went to: [purchase id, credits above zero] each. */
    purchases: jsonb("purchases").$type<[number, number][]>(),
    operation: creditOperation("operation"),
    units: integer("units"),
    description: text("description").notNull().default(""),
    siteId: ref("site_id"),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    apiKeyId: ref("api_key_id"),
    paymentId: ref("payment_id"),
    /** The consumption that this row gives back. */
    refundsTransactionId: ref("refunds_transaction_id"),
    idempotencyKey: text("idempotency_key"),
    /** Whose key that is: "user:<id>", or "api_key:<id>" of the first key of its rotations. */
    idempotencyCaller: text("idempotency_caller"),
    requestHash: text("request_hash"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credit_transactions_account_id_id").on(t.accountId, t.id),
    uniqueIndex("credit_transactions_once_a_caller")
      .on(t.accountId, t.idempotencyKey, t.idempotencyCaller)
      .where(sql`${t.idempotencyKey} is not null`),
    uniqueIndex("credit_transactions_refund_once")
      .on(t.refundsTransactionId)
      .where(sql`${t.refundsTransactionId} is not null`),
    check("credit_transactions_balance_not_negative", sql`${t.balanceAfter} >= 0`),
    check("credit_transactions_bought_within_balance", sql`${t.boughtAfter} between 0 and ${t.balanceAfter}`),
    check("credit_transactions_consume_takes", sql`(${t.kind} <> 'consume') or (${t.amount} <= 0)`),
    foreignKey({
      name: "credit_transactions_refund_of_account",
      columns: [t.accountId, t.refundsTransactionId],
      foreignColumns: [t.accountId, t.id],
    }),
    foreignKey({
      name: "credit_transactions_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }),
    foreignKey({
      name: "credit_transactions_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }),
    // The usage page: a period's rows by day and by operation.
    index("credit_transactions_account_created").on(t.accountId, t.createdAt),
    index("credit_transactions_payment").on(t.paymentId).where(sql`${t.paymentId} is not null`),
    // When credits were given last, whatever was spent since: for the notice that they run low.
    index("credit_transactions_given").on(t.accountId, t.id).where(sql`${t.kind} in ('grant', 'reset')`),
    // Whose rows lose their person, when one is deleted.
    index("credit_transactions_user").on(t.userId).where(sql`${t.userId} is not null`),
    index("credit_transactions_site").on(t.siteId).where(sql`${t.siteId} is not null`),
    tenantPolicy("credit_transactions"),
  ],
);

export type CreditTransaction = typeof creditTransactions.$inferSelect;
