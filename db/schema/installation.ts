import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/**
 * Which installation this database belongs to, made once by a migration. It goes with what providers keep for us, since one
 * provider account may serve several installations, whose accounts and invoices have the same numbers.
 */
export const installation = pgTable(
  "installation",
  {
    isOnly: boolean("is_only").primaryKey().default(true),
    id: text("id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [check("installation_is_one", sql`${t.isOnly}`)],
);
