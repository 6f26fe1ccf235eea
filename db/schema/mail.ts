import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, id, ref } from "./columns";

/** The outbox: written with the change it tells of, sent after commit by the send-mail job. Staff only. */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    /** Who it concerns; not a tenant table, since it holds other people's links too. */
    aboutAccountId: ref("about_account_id"),
    /** The person it concerns, whatever address it went to: it goes when they do. */
    aboutUserId: ref("about_user_id"),
    toAddress: text("to_address").notNull(),
    template: text("template").notNull(),
    props: jsonb("props").$type<Record<string, unknown>>().notNull(),
    /** Says "once": a second mail with the same key is not written. */
    onceKey: text("once_key"),
    subject: text("subject"),
    html: text("html"),
    text: text("text"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    sentAt: at("sent_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("mails_once").on(t.onceKey).where(sql`${t.onceKey} is not null`),
    index("mails_account").on(t.aboutAccountId, t.id),
    // What was sent to somebody, or about them, goes when they do.
    index("mails_about_user").on(t.aboutUserId).where(sql`${t.aboutUserId} is not null`),
    index("mails_to_address").on(sql`lower(${t.toAddress})`),
    index("mails_created_at").on(t.createdAt),
    // Those that still hold what they said, for the job that forgets dead links.
    index("mails_with_content")
      .on(t.template, t.createdAt)
      .where(sql`${t.props} <> '{}' or ${t.html} is not null or ${t.text} is not null`),
    // Emails whose content is still kept, for the job that forgets it.
    index("mails_kept").on(t.createdAt).where(sql`${t.toAddress} <> ''`),
  ],
);

export type Mail = typeof mails.$inferSelect;
