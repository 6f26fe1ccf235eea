import { and, eq, gt, inArray, lte, type SQLWrapper, sql } from "drizzle-orm";
import { type Account, accounts, type Plan, plans, type Tx } from "@/db";
import { readPools } from "@/lib/credits/pools";
import { LOW_CREDIT_PERCENTS, type LowCreditPercent, lowCreditPercent } from "./forecast";

export interface LowCredit {
  percent: LowCreditPercent;
  /** The balance less what open reservations hold: what the percentage is of. */
  available: number;
  plan: Plan;
  /** What began the period that credits are counted down in. */
  period: number;
}

/**
 * What people and other software are told of an account's few credits, read under the account's lock; undefined while there
 * are enough of them, or where its plan gives none.
 */
export async function readLowCredit(tx: Tx, account: Account): Promise<LowCredit | undefined> {
  const [plan] = await tx
    .select()
    .from(plans)
    .where(eq(plans.id, account.planId ?? 0));
  if (!plan) return undefined;
  const { available } = await readPools(tx, account.id, account);
  const percent = lowCreditPercent(available, plan.creditsPerMonth);
  if (percent === undefined) return undefined;
  return { percent, available, plan, period: await lastGrantId(tx, account.id) };
}

/**
 * For a look through all accounts: what `readLowCredit` asks the clock about, from the row alone. A reservation whose time is
 * over may still be counted as held, so what this finds is read again under the lock.
 */
export const availableNow = sql<number>`greatest(0, ${accounts.credits} - ${accounts.heldCredits})`;

export const givesCredits = and(eq(plans.id, accounts.planId), gt(plans.creditsPerMonth, 0));

/** No index on the balance finds them: each consumption would have to keep it. So jobs read all accounts, once an hour. */
export const hasFewCredits = and(
  inArray(accounts.status, ["trial", "active"]),
  // One big balance, times 100 in 32 bits, would end the query for everybody.
  lte(
    sql`${availableNow}::bigint * 100`,
    sql`${plans.creditsPerMonth}::bigint * ${Math.max(...LOW_CREDIT_PERCENTS)}`,
  ),
);

export const periodOfAccount = sql<number>`(${lastGrant(accounts.id)})`.mapWith(Number);

/**
 * What began the period that credits are counted down in: the last time the plan gave them, or a purchase that brought them
 * above every threshold. 0 before the first.
 */
export async function lastGrantId(tx: Tx, accountId: number): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(lastGrant(sql`${accountId}`));
  return Number(rows[0]!.id);
}

/**
 * A purchase that leaves few credits begins nothing: its owner has been told of them. What came after the last grant is read
 * only where anything was bought.
 */
function lastGrant(accountId: SQLWrapper) {
  const most = Math.max(...LOW_CREDIT_PERCENTS);
  return sql`select coalesce((
      select max(t.id) from credit_transactions t
      where t.account_id = ${accountId} and t.id > given.id and t.kind = 'purchase'
        and exists (select 1 from credit_purchases c where c.account_id = ${accountId})
        and t.balance_after::bigint * 100 > ${most}::bigint * (select p.credits_per_month from plans p
          join accounts a on a.plan_id = p.id where a.id = ${accountId})), given.id) as id
    from (select coalesce(max(g.id), 0) as id from credit_transactions g
      where g.account_id = ${accountId} and g.kind in ('grant', 'reset')) given`;
}
