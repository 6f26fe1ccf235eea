import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "@/db/schema/accounts";
import { createdAt, id, ref, tenantPolicy } from "@/db/schema/columns";

/** The requests that an account's keys and people made to the API, for them to read. Written in batches after the answer. */
export const apiRequests = pgTable(
  "api_requests",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** user:<id> or api_key:<id> */
    actor: text("actor").notNull(),
    method: text("method").notNull(),
    /** As it was asked for, with its query. */
    path: text("path").notNull(),
    /** As declared, with {placeholders}. */
    route: text("route").notNull(),
    status: integer("status").notNull(),
    /** Of a refusal: its code and sentence. */
    code: text("code"),
    error: text("error"),
    ms: integer("ms").notNull(),
    requestId: text("request_id").notNull(),
    /** Of a refusal, masked and cut. */
    requestBody: text("request_body"),
    responseBody: text("response_body"),
    createdAt: createdAt(),
  },
  (t) => [
    index("api_requests_account").on(t.accountId, t.id),
    index("api_requests_refused").on(t.accountId, t.id).where(sql`${t.status} >= 400`),
    index("api_requests_by_request_id").on(t.accountId, t.requestId),
    // What is over 14 days old, for the job that deletes it.
    index("api_requests_created_at").on(t.createdAt),
    tenantPolicy("api_requests"),
  ],
);
