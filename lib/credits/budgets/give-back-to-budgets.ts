import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { now } from "@/lib/clock";
import { calendarMonth } from "./month";

interface GivenBack {
  amount: number;
  /** Of the consumption. */
  createdAt: Date;
  siteId: number | null;
  apiKeyId: number | null;
  userId: number | null;
}

/** What is refunded in the month in which it was spent can be spent again. The caller holds the account's lock. */
export async function giveBackToBudgets(tx: Tx, accountId: number, back: GivenBack): Promise<void> {
  const at = now();
  const month = calendarMonth(at);
  if (back.createdAt < month) return;
  await tx.execute(sql`
    update credit_budgets set spent = greatest(0, spent - ${back.amount}::int), updated_at = ${at.toISOString()}
    where account_id = ${accountId} and month = ${month.toISOString()} and (site_id = ${back.siteId}::bigint
      or user_id = ${back.userId}::bigint
      or (api_key_id is not null and ${back.apiKeyId}::bigint in (select keys_of_budget(api_key_id))))`);
}
