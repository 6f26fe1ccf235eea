import { sql } from "drizzle-orm";
import { processingSince } from "@/lib/invoices/waiting-transfer";
import type { Invariant } from "./invariant";

/** docs/contract.md, section 3. */
export const INVOICE_INVARIANTS: Invariant[] = [
  {
    name: "paid_invoice_has_payment",
    promise: "A paid invoice has a payment that succeeded (and may have been refunded since).",
    severity: "broken",
    faults: sql`
      select i.account_id, i.id as invoice_id, i.number
      from invoices i
      where i.status = 'paid' and i.total_cents > 0
        and not exists (
          select 1 from payments p where p.invoice_id = i.id and p.status in ('succeeded', 'refunded', 'disputed'))`,
  },
  {
    name: "payment_has_paid_invoice",
    promise:
      "A payment that succeeded, refunded or not, has paid its invoice, with the invoice's amount and currency.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, i.number, i.status as invoice_status, p.amount_cents, i.total_cents
      from payments p join invoices i on i.id = p.invoice_id
      where p.status in ('succeeded', 'refunded', 'disputed')
        and (i.status <> 'paid' or p.amount_cents <> i.total_cents or p.currency <> i.currency)`,
  },
  {
    name: "invoice_money_is_its_payments",
    promise: "What was paid for a paid invoice is its total, neither more nor less.",
    severity: "broken",
    faults: sql`
      select i.account_id, i.id as invoice_id, i.number, i.total_cents, coalesce(sum(p.amount_cents), 0)::int as paid
      from invoices i
      left join payments p on p.invoice_id = i.id and p.status in ('succeeded', 'refunded', 'disputed')
      where i.status = 'paid'
      group by i.id having coalesce(sum(p.amount_cents), 0) <> i.total_cents`,
  },
  {
    name: "account_money_is_kept_payments",
    promise: "An account's money with us is what was kept of its payments, less what went back or was used.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, p.status, coalesce(sum(m.amount_cents), 0)::int as held
      from payments p left join account_money m on m.payment_id = p.id
      where p.status = 'kept' or m.id is not null
      group by p.id
      having coalesce(sum(m.amount_cents), 0) <> case p.status when 'kept' then p.amount_cents - p.refunded_cents else 0 end`,
  },
  {
    name: "invoice_has_one_claim",
    promise: "Money comes from one side only: a report, a payment on its way or a page that takes it.",
    severity: "attention",
    faults: sql`
      select c.account_id, c.invoice_id, count(*)::int as claims
      from (
        select account_id, invoice_id, method::text as by from payments
        where status in ('pending_approval', 'processing')
        union
        select account_id, invoice_id, provider::text from checkouts where capture_claimed_at is not null
      ) c join invoices i on i.id = c.invoice_id and i.status = 'open'
      group by c.account_id, c.invoice_id having count(*) > 1`,
  },
  {
    name: "processing_payment_is_decided",
    promise:
      "A payment on its way arrives or fails within PAYMENT_PROCESSING_DAYS: ask the provider, or reject it.",
    severity: "attention",
    get faults() {
      return sql`
        select account_id, id as payment_id, method, external_payment_id, created_at from payments
        where status = 'processing' and created_at < ${processingSince().toISOString()}::timestamptz`;
    },
  },
  {
    name: "report_waits_for_open_invoice",
    promise: "A reported transfer waits for an invoice that is still open.",
    severity: "attention",
    faults: sql`
      select p.account_id, p.id as payment_id, i.number, i.status as invoice_status
      from payments p join invoices i on i.id = p.invoice_id
      where p.status = 'pending_approval' and i.status <> 'open'`,
  },
  {
    name: "payment_brought_its_credits",
    promise:
      "A payment that succeeded brought its plan's credits: once when it came, and once for each month it paid.",
    severity: "broken",
    faults: sql`
      select p.account_id, p.id as payment_id, i.number, count(t.id)::int as resets
      from payments p
      join invoices i on i.id = p.invoice_id and i.kept_at is null and i.kind <> 'credit_package'
      left join credit_transactions t on t.payment_id = p.id and t.kind = 'reset'
      where p.status in ('succeeded', 'disputed')
      group by p.id, i.id
      having count(t.id) = 0
        or count(t.id) > 1 + ceil(extract(epoch from i.period_end - i.period_start) / 86400 / 28)`,
  },
  {
    name: "invoice_numbers_have_no_gap",
    promise: "An account's invoices count 1, 2, 3, and the account knows the last.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.last_invoice_sequence, coalesce(i.count, 0)::int as invoices, i.highest
      from accounts a
      left join (
        select account_id, count(*) as count, max(sequence) as highest from invoices group by account_id
      ) i on i.account_id = a.id
      where a.last_invoice_sequence <> coalesce(i.count, 0) or a.last_invoice_sequence <> coalesce(i.highest, 0)`,
  },
];
