import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgEnum, pgTable, text, unique } from "drizzle-orm/pg-core";
import { accounts } from "@/db/schema/accounts";
import { users } from "@/db/schema/auth";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "@/db/schema/columns";
import { WEBHOOK_MESSAGE_STATUSES, WEBHOOK_OFF_REASONS } from "@/db/words";
import { events } from "./events";

export const webhookMessageStatus = pgEnum("webhook_message_status", WEBHOOK_MESSAGE_STATUSES);
export const webhookOffReason = pgEnum("webhook_off_reason", WEBHOOK_OFF_REASONS);

/** Where an account wants its events sent. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    description: text("description").notNull().default(""),
    /** Types such as invoice.paid, groups such as invoice.*, or * for all. */
    eventTypes: text("event_types").array().notNull().default(sql`'{*}'`),
    /** Sealed (lib/seal-text.ts). */
    secretSealed: text("secret_sealed").notNull(),
    /** The secret before the last rotation, which signs too until its time is over. */
    previousSecretSealed: text("previous_secret_sealed"),
    previousSecretEndsAt: at("previous_secret_ends_at"),
    /** Set while it is switched off. */
    offAt: at("off_at"),
    offReason: webhookOffReason("off_reason"),
    /** The first failure since the last success. */
    failingSince: at("failing_since"),
    createdByUserId: ref("created_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("webhook_endpoints_account_id_id").on(t.accountId, t.id),
    index("webhook_endpoints_created_by").on(t.createdByUserId).where(sql`${t.createdByUserId} is not null`),
    tenantPolicy("webhook_endpoints"),
  ],
);

/** One event on its way to one endpoint. */
export const webhookMessages = pgTable(
  "webhook_messages",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    endpointId: ref("endpoint_id").notNull(),
    eventId: ref("event_id").notNull(),
    status: webhookMessageStatus("status").notNull().default("pending"),
    /** Since it was written or replayed. */
    tries: integer("tries").notNull().default(0),
    /** Null: no further try. */
    nextTryAt: at("next_try_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("webhook_messages_account_id_id").on(t.accountId, t.id),
    unique("webhook_messages_once").on(t.endpointId, t.eventId),
    foreignKey({
      name: "webhook_messages_endpoint_of_account",
      columns: [t.accountId, t.endpointId],
      foreignColumns: [webhookEndpoints.accountId, webhookEndpoints.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "webhook_messages_event_of_account",
      columns: [t.accountId, t.eventId],
      foreignColumns: [events.accountId, events.id],
    }).onDelete("cascade"),
    index("webhook_messages_event").on(t.eventId),
    // What an endpoint is sent next.
    index("webhook_messages_due").on(t.endpointId, t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
    tenantPolicy("webhook_messages"),
  ],
);

/** Each try of a message: what was sent and what came back. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    endpointId: ref("endpoint_id").notNull(),
    messageId: ref("message_id").notNull(),
    url: text("url").notNull(),
    requestHeaders: jsonb("request_headers").$type<Record<string, string>>().notNull().default({}),
    /** Null where no answer came. */
    status: integer("status"),
    responseHeaders: jsonb("response_headers").$type<Record<string, string>>().notNull().default({}),
    /** The start of the answer. */
    responseBody: text("response_body").notNull().default(""),
    /** Why it counts as failed, for people; null for a success. */
    error: text("error"),
    ms: integer("ms").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "webhook_attempts_message_of_account",
      columns: [t.accountId, t.messageId],
      foreignColumns: [webhookMessages.accountId, webhookMessages.id],
    }).onDelete("cascade"),
    index("webhook_attempts_endpoint").on(t.endpointId, t.id),
    index("webhook_attempts_message").on(t.messageId, t.id),
    index("webhook_attempts_account").on(t.accountId),
    tenantPolicy("webhook_attempts"),
  ],
);

export type Endpoint = typeof webhookEndpoints.$inferSelect;
