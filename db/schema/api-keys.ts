import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { ApiKeyScope } from "@/db/words";
import { accounts } from "./accounts";
import { users } from "./auth";
import { at, createdAt, id, ref, tenantPolicy } from "./columns";
import { sites } from "./sites";

export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The public half of the key: what the handler looks up. */
    publicId: text("public_id").notNull().unique("api_keys_public_id_once"),
    name: text("name").notNull(),
    /** The start of the key, to recognise it by. */
    prefix: text("prefix").notNull(),
    secretHash: text("secret_hash").notNull(),
    scopes: text("scopes").array().$type<ApiKeyScope[]>().notNull().default(sql`'{}'`),
    siteId: ref("site_id"),
    expiresAt: at("expires_at"),
    revokedAt: at("revoked_at"),
    /** Set by a rotation: the old key works until then. */
    graceEndsAt: at("grace_ends_at"),
    rotatedToId: ref("rotated_to_id"),
    /** Of a rotated key: the first one that it goes back to. Null: this is it. */
    lineageId: ref("lineage_id"),
    /** Networks in CIDR notation that it may be used from; null: from anywhere. */
    allowedAddresses: text("allowed_addresses").array(),
    /** The key's own allowance, inside the account's; null: only the account's. */
    rateLimitPerMinute: integer("rate_limit_per_minute"),
    lastUsedAt: at("last_used_at"),
    lastUsedAddress: text("last_used_address"),
    lastUsedClient: text("last_used_client"),
    /** The key that made this one, where no person did. */
    createdByKeyId: ref("created_by_key_id"),
    /** Who answers for it: it may do what they may. Null once they are deleted. */
    createdByUserId: ref("created_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "api_keys_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    index("api_keys_account").on(t.accountId, t.id),
    // Staff's search: the start of a key that somebody read out or pasted.
    index("api_keys_prefix").on(sql`${t.prefix} text_pattern_ops`),
    index("api_keys_created_by").on(t.createdByUserId).where(sql`${t.createdByUserId} is not null`),
    index("api_keys_site").on(t.siteId).where(sql`${t.siteId} is not null`),
    tenantPolicy("api_keys"),
  ],
);

export type ApiKeyRow = typeof apiKeys.$inferSelect;
