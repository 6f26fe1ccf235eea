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
import { RESERVATION_STATUSES } from "@/db/words";
import { accounts } from "../accounts";
import { users } from "../auth";
import { at, createdAt, id, ref, tenantPolicy } from "../columns";
import { sites } from "../sites";
import { creditTransactions } from "./ledger";
import { creditOperation } from "./packages";

export const reservationStatus = pgEnum("reservation_status", RESERVATION_STATUSES);

/** Credits that are held for work that takes long. No ledger row: nothing is taken before the commit. */
export const creditReservations = pgTable(
  "credit_reservations",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    status: reservationStatus("status").notNull().default("open"),
    amount: integer("amount").notNull(),
    operation: creditOperation("operation"),
    units: integer("units"),
    siteId: ref("site_id"),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    apiKeyId: ref("api_key_id"),
    idempotencyKey: text("idempotency_key").notNull(),
    requestHash: text("request_hash").notNull(),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** Counts as free from then on. */
    expiresAt: at("expires_at").notNull(),
    committedAmount: integer("committed_amount"),
    /** The ledger row of its commit. */
    transactionId: ref("transaction_id"),
    closedAt: at("closed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credit_reservations_account_id_id").on(t.accountId, t.id),
    uniqueIndex("credit_reservations_idempotency_once").on(t.accountId, t.idempotencyKey),
    check("credit_reservations_amount_not_negative", sql`${t.amount} >= 0`),
    check("credit_reservations_commit_within", sql`${t.committedAmount} between 0 and ${t.amount}`),
    foreignKey({
      name: "credit_reservations_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }),
    foreignKey({
      name: "credit_reservations_transaction_of_account",
      columns: [t.accountId, t.transactionId],
      foreignColumns: [creditTransactions.accountId, creditTransactions.id],
    }),
    index("credit_reservations_transaction").on(t.transactionId).where(sql`${t.transactionId} is not null`),
    index("credit_reservations_open").on(t.accountId, t.expiresAt).where(sql`${t.status} = 'open'`),
    index("credit_reservations_expiring").on(t.expiresAt).where(sql`${t.status} = 'open'`),
    index("credit_reservations_site").on(t.siteId).where(sql`${t.siteId} is not null`),
    index("credit_reservations_user").on(t.userId).where(sql`${t.userId} is not null`),
    tenantPolicy("credit_reservations"),
  ],
);
