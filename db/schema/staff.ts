import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { users } from "./auth";
import { createdAt, id, ref } from "./columns";

/** What our team writes down about an account. No tenant ever reads it, so no `account_id`: that names tenants' own rows. */
export const staffNotes = pgTable(
  "staff_notes",
  {
    id: id(),
    aboutAccountId: ref("about_account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    authorUserId: ref("author_user_id").references(() => users.id, { onDelete: "set null" }),
    text: text("text").notNull(),
    /** Shown on top of the account's page until somebody unpins it. */
    isPinned: boolean("is_pinned").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("staff_notes_account").on(t.aboutAccountId, t.id),
    index("staff_notes_author").on(t.authorUserId).where(sql`${t.authorUserId} is not null`),
  ],
);
