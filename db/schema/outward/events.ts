import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { accounts } from "@/db/schema/accounts";
import { createdAt, id, ref, tenantPolicy } from "@/db/schema/columns";

/**
 * What happened to an account, for other software: written by `record_event` in the transaction of the change, never changed.
 * Of one account a higher id was committed later.
 */
export const events = pgTable(
  "events",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Such as invoice.paid (lib/events/event-types.ts). */
    type: text("type").notNull(),
    /** What it is about, such as invoice:17. */
    object: text("object").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    /** Says "once": a second event with the same key is not written. */
    onceKey: text("once_key"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("events_account_id_id").on(t.accountId, t.id),
    uniqueIndex("events_once").on(t.accountId, t.onceKey).where(sql`${t.onceKey} is not null`),
    index("events_account_type").on(t.accountId, t.type, t.id),
    // What is over 30 days old, for the job that deletes it.
    index("events_created_at").on(t.createdAt),
    tenantPolicy("events"),
  ],
);

export type EventRow = typeof events.$inferSelect;
