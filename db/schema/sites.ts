import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { SITE_STATUSES } from "@/db/words";
import { accounts } from "./accounts";
import { at, createdAt, id, READ_OFTEN, ref, tenantPolicy, updatedAt } from "./columns";

export const siteStatus = pgEnum("site_status", SITE_STATUSES);

export const industries = pgTable("industries", {
  id: id(),
  slug: text("slug").notNull().unique("industries_slug_once"),
  name: text("name").notNull(),
  description: text("description").notNull().default(""),
  sortOrder: integer("sort_order").notNull().default(0),
});

export const industrySectors = pgTable(
  "industry_sectors",
  {
    id: id(),
    industryId: ref("industry_id")
      .notNull()
      .references(() => industries.id, { onDelete: "cascade" }),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [unique("industry_sectors_slug_once").on(t.industryId, t.slug)],
);

export const sites = pgTable(
  "sites",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Normalised: scheme, punycode host, no trailing slash. */
    url: text("url").notNull(),
    /** The host as people write it, for lists and search. */
    domain: text("domain").notNull(),
    industryId: ref("industry_id").references(() => industries.id),
    status: siteStatus("status").notNull().default("active"),
    /** Deliveries wait until a person has approved them. */
    requireApproval: boolean("require_approval").notNull().default(false),
    /** Deliveries may add categories, tags and other terms that the site does not have yet. */
    createTerms: boolean("create_terms").notNull().default(false),
    deletedAt: at("deleted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("sites_account_id_id").on(t.accountId, t.id),
    uniqueIndex("sites_url_once_an_account").on(t.accountId, t.url).where(sql`${t.deletedAt} is null`),
    index("sites_account_live").on(t.accountId, t.id).where(sql`${t.deletedAt} is null`),
    index("sites_domain_prefix").on(sql`lower(${t.domain}) text_pattern_ops`),
    index("sites_words")
      .using("gin", sql`lower(${t.domain} || ' ' || ${t.name}) gin_trgm_ops`)
      .with(READ_OFTEN),
    tenantPolicy("sites"),
  ],
);

export const sectors = pgTable(
  "sectors",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    siteId: ref("site_id").notNull(),
    /** The template it was made from, if any. */
    industrySectorId: ref("industry_sector_id").references(() => industrySectors.id, {
      onDelete: "set null",
    }),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("sectors_name_once_a_site").on(t.siteId, sql`lower(${t.name})`),
    foreignKey({
      name: "sectors_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    index("sectors_account_site").on(t.accountId, t.siteId, t.id),
    tenantPolicy("sectors"),
  ],
);
