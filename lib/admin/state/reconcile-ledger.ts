import { inArray, sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";

export interface Reconciled {
  accountId: number;
  /** What `accounts.credits` said. */
  credits: number;
  /** What the ledger says. */
  ledgerSum: number;
  /** What `accounts.bought_credits` said. */
  boughtCredits: number;
  /** What the ledger says of them. */
  boughtSum: number;
}

/**
 * Sets each account's balance, and what of it was bought, to what its ledger says, where they differ. The ledger is the
 * truth: its rows are never changed, so one whose rows contradict each other is left for `check-current-state` to name.
 */
export function reconcileLedger(act: StaffAct): Promise<Reconciled[]> {
  return asSystem(async (tx) => {
    const ids = await lockSuspects(tx);
    if (ids.length === 0) return [];
    const reconciled = await setBalances(tx, ids);
    for (const { accountId, credits, ledgerSum, boughtCredits, boughtSum } of reconciled) {
      const before = { credits, bought_credits: boughtCredits };
      const change = { before, after: { credits: ledgerSum, bought_credits: boughtSum } };
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
    left join (select account_id, sum(amount) as total, sum(bought_amount) as bought from credit_transactions
      group by account_id) l on l.account_id = a.id
    where a.credits <> coalesce(l.total, 0) or a.bought_credits <> coalesce(l.bought, 0)
    order by a.id for update of a`);
  return rows.map(({ id }) => Number(id));
}

async function setBalances(tx: Tx, ids: number[]): Promise<Reconciled[]> {
  const { rows } = await tx.execute<Row>(sql`
    with summed as (
      select a.id, a.credits, a.bought_credits, coalesce(sum(t.amount), 0)::int as ledger_sum,
        coalesce(sum(t.bought_amount), 0)::int as bought_sum
      from accounts a left join credit_transactions t on t.account_id = a.id
      where ${inArray(sql`a.id`, ids)} group by a.id
    )
    update accounts a set credits = s.ledger_sum, bought_credits = s.bought_sum from summed s
    where a.id = s.id and (s.credits <> s.ledger_sum or s.bought_credits <> s.bought_sum) and s.ledger_sum >= s.bought_sum
      and s.bought_sum >= 0
    returning a.id as account_id, s.credits, s.ledger_sum, s.bought_credits, s.bought_sum`);
  return rows.map((row) => ({
    accountId: Number(row.account_id),
    credits: row.credits,
    ledgerSum: row.ledger_sum,
    boughtCredits: row.bought_credits,
    boughtSum: row.bought_sum,
  }));
}

type Row = Record<"credits" | "ledger_sum" | "bought_credits" | "bought_sum", number> & {
  account_id: string;
};
