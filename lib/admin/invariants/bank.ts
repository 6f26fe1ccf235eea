import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/** docs/decisions/031-bank-statements.md. */
export const BANK_INVARIANTS: Invariant[] = [
  {
    name: "bank_money_is_explained",
    promise:
      "Per statement and currency, what came and went is what was settled, kept, refunded and ignored, and what is open.",
    severity: "broken",
    faults: sql`
      select l.statement_id, l.currency, sum(l.amount_cents)::bigint as lines_cents, sum(l.open_cents)::bigint as open_cents,
        coalesce(sum(a.cents), 0)::bigint as placed_cents
      from bank_lines l
      left join (
        select line_id, sum(amount_cents) as cents from bank_allocations where undone_at is null group by line_id
      ) a on a.line_id = l.id
      group by l.statement_id, l.currency
      having bool_or(l.amount_cents <> l.open_cents + coalesce(a.cents, 0))`,
  },
  {
    name: "bank_money_settled_once",
    promise:
      "A payment made from a statement has its amount from lines and the charges on their way, and succeeded.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, p.status, p.amount_cents, sum(a.amount_cents + a.charges_cents)::bigint as from_lines
      from bank_allocations a join payments p on p.id = a.payment_id
      where a.kind = 'settled' and a.undone_at is null
      group by p.id
      having p.status not in ('succeeded', 'refunded', 'disputed') or sum(a.amount_cents + a.charges_cents) <> p.amount_cents`,
  },
  {
    name: "bank_money_kept_once",
    promise: "What is kept of an account's transfers is what lines of statements say of it.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, p.amount_cents, sum(a.amount_cents)::bigint as from_lines
      from bank_allocations a join payments p on p.id = a.payment_id
      where a.kind = 'kept' and a.undone_at is null and p.status = 'kept'
      group by p.id
      having sum(a.amount_cents) <> p.amount_cents`,
  },
  {
    name: "bank_returns_are_booked",
    promise: "What lines of statements say went back of a payment, its books say too.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, p.refunded_cents, -sum(a.amount_cents)::bigint as returned_cents
      from bank_allocations a join payments p on p.id = a.payment_id
      where a.kind = 'refunded' and a.undone_at is null
      group by p.id
      having p.refunded_cents < -sum(a.amount_cents)`,
  },
  {
    name: "bank_statements_add_up",
    promise:
      "A statement's opening balance, its own lines and those known before come to what we say of its closing one.",
    severity: "broken",
    faults: sql`
      select s.id as statement_id, s.number, s.opening_cents, s.closing_cents, s.known_cents, s.missing_cents,
        coalesce(sum(l.amount_cents), 0)::bigint as own_cents
      from bank_statements s left join bank_lines l on l.statement_id = s.id and l.currency = s.currency
      where s.missing_cents is not null
      group by s.id
      having s.opening_cents + coalesce(sum(l.amount_cents), 0) + s.known_cents + s.missing_cents <> s.closing_cents`,
  },
  {
    name: "bank_balances_agree",
    promise: "The bank's balances agree with the lines of its statements.",
    severity: "attention",
    faults: sql`
      select s.id as statement_id, s.own_account, s.number, s.missing_cents
      from bank_statements s where s.missing_cents <> 0`,
  },
];
