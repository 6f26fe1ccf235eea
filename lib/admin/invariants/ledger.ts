import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/** docs/contract.md, section 2: balance = last `balance_after` = sum of amounts, always. */
export const LEDGER_INVARIANTS: Invariant[] = [
  {
    name: "balance_is_ledger_sum",
    promise: "An account's credits are the sum of its ledger.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.credits, coalesce(l.total, 0)::int as ledger_sum
      from accounts a
      left join (select account_id, sum(amount) as total from credit_transactions group by account_id) l
        on l.account_id = a.id
      where a.credits <> coalesce(l.total, 0)`,
  },
  {
    name: "balance_is_last_balance_after",
    promise: "An account's credits are what its last ledger row says.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.credits, last.balance_after, last.id as transaction_id
      from accounts a
      left join lateral (
        select id, balance_after from credit_transactions where account_id = a.id order by id desc limit 1
      ) last on true
      where a.credits <> coalesce(last.balance_after, 0)`,
  },
  {
    name: "ledger_rows_chain",
    promise: "Each ledger row's balance is the row before it plus its own amount.",
    severity: "broken",
    faults: sql`
      select account_id, id as transaction_id, amount, balance_after, before as balance_before
      from (
        select account_id, id, amount, balance_after,
          coalesce(lag(balance_after) over (partition by account_id order by id), 0) as before
        from credit_transactions
      ) chained
      where balance_after <> before + amount`,
  },
  {
    name: "refund_gives_back_what_was_consumed",
    promise: "A refund in the ledger gives back exactly the consumption it names.",
    severity: "broken",
    faults: sql`
      select r.account_id, r.id as transaction_id, r.amount, c.id as consumption_id, c.amount as consumed
      from credit_transactions r
      join credit_transactions c on c.id = r.refunds_transaction_id
      where r.kind = 'refund' and (c.kind <> 'consume' or r.amount <> -c.amount)`,
  },
];
