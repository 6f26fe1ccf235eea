import { sql } from "drizzle-orm";
import { forAccount, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { calendarMonth } from "./month";

/** Exactly one of them. */
export interface BudgetSubject {
  siteId?: number;
  apiKeyId?: number;
  userId?: number;
}

export interface Budget {
  id: number;
  siteId: number | null;
  apiKeyId: number | null;
  userId: number | null;
  /** The site's or key's name, or the member's address. */
  name: string;
  monthlyCap: number;
  /** In this month. */
  spent: number;
  /** By open reservations. */
  held: number;
}

/** All of the account's, by what they are for. */
export function listBudgets(accountId: number): Promise<Budget[]> {
  return forAccount(accountId, (tx) => budgetsIn(tx, accountId));
}

/** Throws not_found, for another account's too. */
export async function getBudgetIn(tx: Tx, accountId: number, id: number): Promise<Budget> {
  const found = (await budgetsIn(tx, accountId)).find((budget) => budget.id === id);
  if (!found) throw new AppError("not_found");
  return found;
}

export async function budgetsIn(tx: Tx, accountId: number): Promise<Budget[]> {
  const at = now();
  const { rows } = await tx.execute<Record<keyof Budget, string | null>>(sql`
    select b.id, b.site_id as "siteId", b.api_key_id as "apiKeyId", b.user_id as "userId",
      coalesce(s.name, k.name, u.email, '') as name, b.monthly_cap as "monthlyCap",
      case when b.month = ${calendarMonth(at).toISOString()}::timestamptz then b.spent else 0 end as spent,
      (select coalesce(sum(r.amount), 0) from credit_reservations r
        where r.account_id = b.account_id and r.status = 'open' and r.expires_at > ${at.toISOString()}::timestamptz
          and (r.site_id = b.site_id or r.user_id = b.user_id or (b.api_key_id is not null
            and r.api_key_id in (select keys_of_budget(b.api_key_id))))) as held
    from credit_budgets b
    left join sites s on s.account_id = b.account_id and s.id = b.site_id
    left join api_keys k on k.account_id = b.account_id and k.id = b.api_key_id
    left join users u on u.id = b.user_id
    where b.account_id = ${accountId} order by b.id`);
  const id = (value: string | null) => (value === null ? null : Number(value));
  return rows.map((row) => ({
    id: Number(row.id),
    siteId: id(row.siteId),
    apiKeyId: id(row.apiKeyId),
    userId: id(row.userId),
    name: row.name ?? "",
    monthlyCap: Number(row.monthlyCap),
    spent: Number(row.spent),
    held: Number(row.held),
  }));
}

/** What can be spent this month still. Pure. */
export function leftOf({ monthlyCap, spent, held }: Pick<Budget, "monthlyCap" | "spent" | "held">): number {
  return Math.max(0, monthlyCap - spent - held);
}
