import { sql } from "drizzle-orm";
import { bigint, pgPolicy, pgRole, timestamp } from "drizzle-orm/pg-core";

/** The role that `forAccount` takes on: it owns nothing, so row-level security binds it. */
export const tenantRole = pgRole("igny8_tenant").existing();

export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const ref = (name: string) => bigint(name, { mode: "number" });
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
export const createdAt = () => at("created_at").notNull().default(sql`now()`);
export const updatedAt = () => at("updated_at").notNull().default(sql`now()`);

/** The account that the transaction works for; null (so: no row) when nobody said. */
const currentAccount = sql.raw("nullif(current_setting('app.account_id', true), '')::bigint");

/** Rows of one account, seen and written by that account only. */
export const tenantPolicy = (table: string, column = "account_id") =>
  pgPolicy(`${table}_own_account`, {
    for: "all",
    to: tenantRole,
    using: sql`${sql.raw(`"${column}"`)} = (select ${currentAccount})`,
    withCheck: sql`${sql.raw(`"${column}"`)} = (select ${currentAccount})`,
  });
