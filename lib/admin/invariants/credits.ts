import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/** Bought, held and budgeted credits (docs/contract.md, section 2). */
export const CREDIT_INVARIANTS: Invariant[] = [
  {
    name: "bought_is_ledger_sum",
    promise: "An account's bought credits are the sum of the ledger's bought parts.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.bought_credits, coalesce(l.total, 0)::int as ledger_sum
      from accounts a
      left join (select account_id, sum(bought_amount) as total from credit_transactions group by account_id) l
        on l.account_id = a.id
      where a.bought_credits <> coalesce(l.total, 0)`,
  },
  {
    name: "bought_is_left_of_purchases",
    promise: "An account's bought credits are what is left of its purchases.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.bought_credits, coalesce(p.total, 0)::int as left_of_purchases
      from accounts a
      left join (select account_id, sum(remaining) as total from credit_purchases group by account_id) p
        on p.account_id = a.id
      where a.bought_credits <> coalesce(p.total, 0)`,
  },
  {
    name: "bought_rows_chain",
    promise: "Each ledger row's bought credits are the row before it plus its own bought part.",
    severity: "broken",
    faults: sql`
      select account_id, id as transaction_id, bought_amount, bought_after, before as bought_before
      from (
        select account_id, id, bought_amount, bought_after,
          coalesce(lag(bought_after) over (partition by account_id order by id), 0) as before
        from credit_transactions
      ) chained
      where bought_after <> before + bought_amount`,
  },
  {
    name: "package_brought_its_credits",
    promise: "A paid package brought its credits, once.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, i.number, i.package_credits, c.credits
      from payments p
      join invoices i on i.id = p.invoice_id and i.kept_at is null and i.kind = 'credit_package'
      left join credit_purchases c on c.payment_id = p.id
      where p.status in ('succeeded', 'disputed') and (c.id is null or c.credits <> i.package_credits)`,
  },
  {
    name: "held_is_open_reservations",
    promise: "What an account holds is the sum of its open reservations.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.held_credits, coalesce(r.total, 0)::int as reserved
      from accounts a
      left join (
        select account_id, sum(amount) as total from credit_reservations where status = 'open' group by account_id
      ) r on r.account_id = a.id
      where a.held_credits <> coalesce(r.total, 0)`,
  },
  {
    name: "commit_took_its_credits",
    promise: "A committed reservation has the ledger row that took exactly its credits.",
    severity: "broken",
    faults: sql`
      select r.account_id, r.id as reservation_id, r.committed_amount, t.amount
      from credit_reservations r left join credit_transactions t on t.id = r.transaction_id
      where (r.status = 'committed' and (t.kind is distinct from 'consume' or t.amount is distinct from -r.committed_amount))
        or (r.status <> 'committed' and r.transaction_id is not null)`,
  },
  {
    name: "budgets_count_their_month",
    promise:
      "What a budget has spent is what its site, key or member consumed in its month, less refunds in it.",
    severity: "broken",
    faults: sql`
      select b.account_id, b.id as budget_id, b.spent, counted.spent as consumed
      from credit_budgets b
      cross join lateral (
        select coalesce(sum(-t.amount - coalesce(r.amount, 0)), 0)::int as spent
        from credit_transactions t
        left join credit_transactions r
          on r.refunds_transaction_id = t.id and r.created_at < b.month + interval '1 month'
        where t.account_id = b.account_id and t.kind = 'consume' and t.created_at >= b.month
          and t.created_at < b.month + interval '1 month'
          and (t.site_id = b.site_id or t.user_id = b.user_id or (b.api_key_id is not null
            and t.api_key_id in (select keys_of_budget(b.api_key_id))))
      ) counted
      where b.spent <> counted.spent`,
  },
  {
    name: "budgets_are_looked_at",
    promise: "An account with budgets says so, because spending looks at them only then.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.is_budgeted from accounts a
      where not a.is_budgeted and exists (select 1 from credit_budgets b where b.account_id = a.id)`,
  },
];
