import { sql } from "drizzle-orm";
import { asSystem } from "@/db";
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
    const { rows } = await tx.execute<{ account_id: string; credits: number; ledger_sum: number }>(sql`
      with differing as (
        select a.id, a.credits, coalesce(l.total, 0)::int as ledger_sum
        from accounts a
        left join (select account_id, sum(amount) as total from credit_transactions group by account_id) l
          on l.account_id = a.id
        where a.credits <> coalesce(l.total, 0) and coalesce(l.total, 0) >= 0
        for update of a
      )
      update accounts a set credits = d.ledger_sum from differing d where a.id = d.id
      returning a.id as account_id, d.credits, d.ledger_sum`);
    const reconciled = rows.map((row) => ({
      accountId: Number(row.account_id),
      credits: row.credits,
      ledgerSum: row.ledger_sum,
    }));
    for (const { accountId, credits, ledgerSum } of reconciled) {
      const change = { before: { credits }, after: { credits: ledgerSum } };
      await recordStaffAct(tx, { accountId, action: "account.ledger_reconciled", ...change }, act);
    }
    return reconciled;
  });
}
