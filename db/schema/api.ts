import { index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";

/** Answers kept for a repeated request (docs/contract.md, section 4). Reached through the API wrapper only. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    id: id(),
    /** `account:<id> api_key:<id>`, `account:<id> user:<id>` or `user:<id>`: one caller's keys never meet another's. */
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    /** SHA-256 over method, path and body. */
    requestHash: text("request_hash").notNull(),
    /** Null while the first request runs. */
    responseStatus: integer("response_status"),
    responseBody: jsonb("response_body"),
    /** When the first request committed something, in that transaction; its answer is here too unless more was to follow. */
    effectAt: at("effect_at"),
    lockedUntil: at("locked_until").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("idempotency_keys_once_a_caller").on(t.caller, t.key),
    index("idempotency_keys_expires_at").on(t.expiresAt),
  ],
);

export type IdempotencyKey = typeof idempotencyKeys.$inferSelect;
