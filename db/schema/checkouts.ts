import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgEnum, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { CHECKOUT_STATUSES } from "@/db/words";
import { accounts } from "./accounts";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "./columns";
import { invoices, provider } from "./payments";

export const checkoutStatus = pgEnum("checkout_status", CHECKOUT_STATUSES);

/** A checkout opened at a provider: reused while it is open, so that nobody pays twice. */
export const checkouts = pgTable(
  "checkouts",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    invoiceId: ref("invoice_id").notNull(),
    provider: provider("provider").notNull(),
    externalId: text("external_id").notNull(),
    url: text("url").notNull(),
    /** Where its payer has to go once more, because the provider asks for another step. */
    payerActionUrl: text("payer_action_url"),
    status: checkoutStatus("status").notNull().default("open"),
    /** This page's order takes the invoice's money: no other order and no transfer may, until it is known not to. */
    captureClaimedAt: at("capture_claimed_at"),
    /** Which try at taking the money it is: each has an idempotency key of its own. */
    captureAttempt: integer("capture_attempt").notNull().default(1),
    expiresAt: at("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("checkouts_external_once").on(t.provider, t.externalId),
    uniqueIndex("checkouts_one_open_an_invoice").on(t.invoiceId, t.provider).where(sql`${t.status} = 'open'`),
    uniqueIndex("checkouts_one_capture_an_invoice")
      .on(t.invoiceId)
      .where(sql`${t.captureClaimedAt} is not null`),
    index("checkouts_undecided")
      .on(t.id)
      .where(sql`${t.status} = 'open' or (${t.status} = 'expired' and ${t.captureClaimedAt} is not null)`),
    foreignKey({
      name: "checkouts_invoice_of_account",
      columns: [t.accountId, t.invoiceId],
      foreignColumns: [invoices.accountId, invoices.id],
    }).onDelete("cascade"),
    index("checkouts_account").on(t.accountId, t.id),
    tenantPolicy("checkouts"),
  ],
);

export type Checkout = typeof checkouts.$inferSelect;
