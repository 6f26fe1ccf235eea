import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, text, unique } from "drizzle-orm/pg-core";
import { PROVIDER_EVENT_STATUSES } from "@/db/words";
import { at, createdAt, id } from "./columns";
import { provider } from "./payments";

export const providerEventStatus = pgEnum("provider_event_status", PROVIDER_EVENT_STATUSES);

/** What the providers told us, stored before it is applied, once each. Staff only: tenants have no access. */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: id(),
    provider: provider("provider").notNull(),
    eventId: text("event_id").notNull(),
    type: text("type").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    status: providerEventStatus("status").notNull().default("received"),
    error: text("error"),
    attempts: integer("attempts").notNull().default(0),
    processedAt: at("processed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("provider_events_once").on(t.provider, t.eventId),
    index("provider_events_status").on(t.status, t.id),
    // Those that still hold what the provider sent.
    index("provider_events_kept").on(t.createdAt).where(sql`${t.payload} <> '{}'`),
  ],
);

/**
 * Which installation this database belongs to, made once by a migration. It goes with what providers keep for us, since one
 * provider account may serve several installations, whose accounts and invoices have the same numbers.
 */
export const installation = pgTable(
  "installation",
  {
    isOnly: boolean("is_only").primaryKey().default(true),
    id: text("id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [check("installation_is_one", sql`${t.isOnly}`)],
);

export type Installation = typeof installation.$inferSelect;

export type StoredEvent = typeof providerEvents.$inferSelect;
