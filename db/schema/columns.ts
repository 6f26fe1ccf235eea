import { sql } from "drizzle-orm";
import { bigint, pgPolicy, pgRole, timestamp } from "drizzle-orm/pg-core";

/** The role that `forAccount` takes on: it owns nothing, so row-level security binds it. */
export const tenantRole = pgRole("igny8_tenant").existing();

export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const ref = (name: string) => bigint(name, { mode: "number" });
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
export const createdAt = () => at("created_at").notNull().default(sql`now()`);
export const updatedAt = () => at("updated_at").notNull().default(sql`now()`);

/**
 * A row that outlives its account, as books do: its account was deleted at `kept_at`, and only its number stays. Until then
 * `live_account_id` holds it to its parents, as a foreign key of `account_id` holds other rows.
 */
export const outlivesAccount = () => ({
  accountId: ref("account_id").notNull(),
  keptAt: at("kept_at"),
  liveAccountId: ref("live_account_id").generatedAlwaysAs(
    sql.raw(`case when "kept_at" is null then "account_id" end`),
  ),
});

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

/** For a GIN index read far more often than written: at most 128 kB of entries wait unsorted, which each search reads. */
export const READ_OFTEN = { gin_pending_list_limit: 128 };
