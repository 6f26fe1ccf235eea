import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, ref, tenantPolicy } from "@/db/schema/columns";

/** What of a refused request can be shown: which fields were wrong, and the shape of what was sent. */
export interface RefusedRequest {
  errors?: Record<string, string[]>;
  /** Each value as its kind and length. */
  body?: unknown;
}

/**
 * Requests of the API, for the account to read. No foreign keys: each would be a look at, and a lock on, the rows that spending
 * is busy with. What goes with a deleted account is deleted by name.
 */
export const apiRequests = pgTable(
  "api_requests",
  {
    id: id(),
    accountId: ref("account_id").notNull(),
    requestId: uuid("request_id").notNull(),
    method: text("method").notNull(),
    /** As it was asked for, without its query. */
    path: text("path").notNull(),
    /** As declared, with {placeholders}. */
    route: text("route").notNull(),
    status: smallint("status").notNull(),
    /** Of a refusal, and the sentence that its caller got. */
    code: text("code"),
    message: text("message"),
    ms: integer("ms").notNull(),
    userId: ref("user_id"),
    apiKeyId: ref("api_key_id"),
    address: text("address"),
    /** Its User-Agent. */
    client: text("client"),
    refused: jsonb("refused").$type<RefusedRequest>(),
    /** When it was answered. */
    createdAt: createdAt(),
  },
  (t) => [
    // Newest first, of one account. Ids rise with time.
    index("api_requests_account").on(t.accountId, t.id),
    index("api_requests_refused").on(t.accountId, t.id).where(sql`${t.status} >= 400`),
    // What is over 14 days old, for the job that deletes it.
    index("api_requests_created_at").on(t.createdAt),
    tenantPolicy("api_requests"),
  ],
);

export type ApiRequestRow = typeof apiRequests.$inferSelect;
