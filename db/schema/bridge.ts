import { foreignKey, index, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "./columns";
import { sites } from "./sites";

/** A WordPress that called as a site that another one is connected as. Times as ISO 8601. */
export interface Rival {
  installId: string | null;
  siteUrl: string;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Somebody said that it is a copy: it stays refused, and is no longer asked about. */
  isCopy: boolean;
}

/** The WordPress side of a site, as its plugin last told it. */
export const siteConnections = pgTable(
  "site_connections",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    siteId: ref("site_id").notNull().unique("site_connections_one_a_site"),
    apiKeyId: ref("api_key_id"),
    /** Which WordPress it is: its home address, and an id that it made up when it connected. Older plugins send no id. */
    siteUrl: text("site_url").notNull(),
    installId: text("install_id"),
    /** Others that called as this site and were refused, the latest first. */
    rivals: jsonb("rivals").$type<Rival[]>().notNull().default([]),
    wpVersion: text("wp_version").notNull(),
    phpVersion: text("php_version").notNull(),
    pluginVersion: text("plugin_version").notNull(),
    postTypes: jsonb("post_types").$type<string[]>().notNull().default([]),
    /** The site's own icon, a raster picture in base64; and what changes with it, for its address. */
    icon: text("icon"),
    iconVersion: text("icon_version"),
    firstSeenAt: at("first_seen_at").notNull(),
    lastHeartbeatAt: at("last_heartbeat_at").notNull(),
    lastContentAt: at("last_content_at"),
    /** Counts the batches that changed the inventory. A WordPress that knows of fewer was restored from a backup. */
    contentRevision: ref("content_revision").notNull().default(0),
    /** The plugin said goodbye; null again once it calls. */
    disconnectedAt: at("disconnected_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "site_connections_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    index("site_connections_account").on(t.accountId, t.siteId),
    tenantPolicy("site_connections"),
  ],
);

/** The inventory of a WordPress site's content; `wp_id` is WordPress's post id. */
export const siteContents = pgTable(
  "site_contents",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    siteId: ref("site_id").notNull(),
    wpId: ref("wp_id").notNull(),
    type: text("type").notNull(),
    status: text("status").notNull(),
    title: text("title").notNull(),
    url: text("url").notNull(),
    modifiedAt: at("modified_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("site_contents_once_a_site").on(t.accountId, t.siteId, t.wpId),
    foreignKey({
      name: "site_contents_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    // The inventory's pages; its counts by type and status, and its pages of one type and status.
    index("site_contents_page").on(t.accountId, t.siteId, t.id),
    index("site_contents_counts").on(t.accountId, t.siteId, t.type, t.status, t.id),
    tenantPolicy("site_contents"),
  ],
);

export type SiteContent = typeof siteContents.$inferSelect;

export type SiteConnection = typeof siteConnections.$inferSelect;
