import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { DELIVERY_POST_STATUSES, DELIVERY_STATUSES } from "@/db/words";
import { accounts } from "../accounts";
import { users } from "../auth";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "../columns";
import { creditTransactions } from "../credits/ledger";
import { sites } from "../sites";

export const deliveryStatus = pgEnum("delivery_status", DELIVERY_STATUSES);
export const deliveryPostStatus = pgEnum("delivery_post_status", DELIVERY_POST_STATUSES);

/** A picture of a delivery: at an address, or uploaded under a name. */
export interface DeliveryPicture {
  url?: string;
  name?: string;
  alt: string;
}

/** A taxonomy's terms, by slug; `name` is for a term that does not exist yet. */
interface DeliveryTerm {
  slug: string;
  name?: string;
}

/** Finished content on its way to a WordPress site, and what became of it there. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    siteId: ref("site_id").notNull(),
    status: deliveryStatus("status").notNull(),
    /** Rises with each change, so that the answer to an older version does not end a newer one. */
    revision: integer("revision").notNull().default(1),
    title: text("title").notNull(),
    /** HTML, as it was sent: WordPress cleans it. */
    content: text("content").notNull(),
    excerpt: text("excerpt").notNull().default(""),
    slug: text("slug"),
    postStatus: deliveryPostStatus("post_status").notNull(),
    publishAt: at("publish_at"),
    postType: text("post_type").notNull(),
    terms: jsonb("terms").$type<Record<string, DeliveryTerm[]>>().notNull().default({}),
    featuredImage: jsonb("featured_image").$type<DeliveryPicture>(),
    images: jsonb("images").$type<DeliveryPicture[]>().notNull().default([]),
    seoTitle: text("seo_title"),
    seoDescription: text("seo_description"),
    /** Login or email of a WordPress user; null: the site's own choice. */
    author: text("author"),
    promptReference: text("prompt_reference"),
    creditTransactionId: ref("credit_transaction_id"),
    /** The delivery whose post this one replaces the content of. */
    updatesDeliveryId: ref("updates_delivery_id"),
    createdByUserId: ref("created_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdByApiKeyId: ref("created_by_api_key_id"),
    /** A lease that is over counts as none: the delivery waits again. */
    leasedUntil: at("leased_until"),
    attempts: integer("attempts").notNull().default(0),
    wpPostId: ref("wp_post_id"),
    permalink: text("permalink"),
    /** Why it failed or was rejected, in words for people. */
    reason: text("reason"),
    /** What WordPress left out, in words for people. */
    warnings: jsonb("warnings").$type<string[]>().notNull().default([]),
    editedByPerson: boolean("edited_by_person").notNull().default(false),
    endedAt: at("ended_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("deliveries_account_id_id").on(t.accountId, t.id),
    foreignKey({
      name: "deliveries_site_of_account",
      columns: [t.accountId, t.siteId],
      foreignColumns: [sites.accountId, sites.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "deliveries_credit_transaction_of_account",
      columns: [t.accountId, t.creditTransactionId],
      foreignColumns: [creditTransactions.accountId, creditTransactions.id],
    }),
    foreignKey({
      name: "deliveries_update_of_account",
      columns: [t.accountId, t.updatesDeliveryId],
      foreignColumns: [t.accountId, t.id],
    }),
    // A site's deliveries, newest first; and what its plugin fetches next, or whether anything waits.
    index("deliveries_page").on(t.accountId, t.siteId, t.id),
    index("deliveries_waiting")
      .on(t.accountId, t.siteId, t.id)
      .where(sql`${t.status} in ('queued', 'leased')`),
    index("deliveries_updates").on(t.updatesDeliveryId).where(sql`${t.updatesDeliveryId} is not null`),
    index("deliveries_credit_transaction")
      .on(t.creditTransactionId)
      .where(sql`${t.creditTransactionId} is not null`),
    index("deliveries_created_by").on(t.createdByUserId).where(sql`${t.createdByUserId} is not null`),
    tenantPolicy("deliveries"),
  ],
);

/** Uploaded pictures of a delivery, until WordPress has them. */
export const deliveryImages = pgTable(
  "delivery_images",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    deliveryId: ref("delivery_id").notNull(),
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    sha256: text("sha256").notNull(),
    /** Base64. */
    data: text("data").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("delivery_images_name_once").on(t.accountId, t.deliveryId, t.name),
    foreignKey({
      name: "delivery_images_delivery_of_account",
      columns: [t.accountId, t.deliveryId],
      foreignColumns: [deliveries.accountId, deliveries.id],
    }).onDelete("cascade"),
    tenantPolicy("delivery_images"),
  ],
);

export type Delivery = typeof deliveries.$inferSelect;

export type DeliveryImage = typeof deliveryImages.$inferSelect;
