import { inArray, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";

export interface Reconciled {
  accountId: number;
  /** What `accounts.credits` said. */
  credits: number;
  /** What the ledger says. */
  ledgerSum: number;
}

/**
 * Sets each account's balance to what its ledger says, where they differ. The ledger is the truth: its rows are never
 * changed, so one whose rows contradict each other is left for `check-current-state` to name.
 */
export function reconcileLedger(act: StaffAct): Promise<Reconciled[]> {
  return asSystem(async (tx) => {
    const ids = await lockSuspects(tx);
    if (ids.length === 0) return [];
    const reconciled = await setBalances(tx, ids);
    for (const { accountId, credits, ledgerSum } of reconciled) {
      const change = { before: { credits }, after: { credits: ledgerSum } };
      await recordStaffAct(tx, { accountId, action: "account.ledger_reconciled", ...change }, act);
    }
    return reconciled;
  });
}

/**
 * The accounts that seem to differ, locked. A statement that waited for a lock sees the new account and the old ledger
 * beside it, so what this one has found is only where to look: the next statement sums what is committed by then.
 */
async function lockSuspects(tx: Tx): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from accounts a
    left join (select account_id, sum(amount) as total from credit_transactions group by account_id) l
      on l.account_id = a.id
    where a.credits <> coalesce(l.total, 0)
    order by a.id for update of a`);
  return rows.map(({ id }) => Number(id));
}

async function setBalances(tx: Tx, ids: number[]): Promise<Reconciled[]> {
  const { rows } = await tx.execute<{ account_id: string; credits: number; ledger_sum: number }>(sql`
    with summed as (
      select a.id, a.credits, coalesce(sum(t.amount), 0)::int as ledger_sum,
        coalesce(sum(t.bought_amount), 0)::int as bought_sum
      from accounts a left join credit_transactions t on t.account_id = a.id
      where ${inArray(sql`a.id`, ids)} group by a.id
    )
    update accounts a set credits = s.ledger_sum, bought_credits = s.bought_sum from summed s
    where a.id = s.id and s.credits <> s.ledger_sum and s.ledger_sum >= s.bought_sum
      and s.bought_sum >= 0
    returning a.id as account_id, s.credits, s.ledger_sum`);
  return rows.map(({ account_id, credits, ledger_sum }) => ({
    accountId: Number(account_id),
    credits,
    ledgerSum: ledger_sum,
  }));
}
