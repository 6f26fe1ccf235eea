import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/** What payers hold in their hands adds up to what happened (docs/contract.md, section 3). */
export const DOCUMENT_INVARIANTS: Invariant[] = [
  {
    name: "refunds_have_credit_notes",
    promise: "The refunds of an invoice are the sum of its credit notes.",
    severity: "broken",
    faults: sql`
      select i.account_id, i.number, coalesce(p.cents, 0)::int as refunded_cents, coalesce(n.cents, 0)::int as credited_cents
      from invoices i
      left join (
        select invoice_id, sum(refunded_cents) as cents from payments
        where status in ('succeeded', 'refunded', 'disputed')
        group by invoice_id
      ) p on p.invoice_id = i.id
      left join (
        select invoice_id, sum(total_cents) as cents from credit_notes where kind = 'refund' group by invoice_id
      ) n on n.invoice_id = i.id
      where coalesce(p.cents, 0) <> coalesce(n.cents, 0)`,
  },
  {
    name: "voided_invoice_has_credit_note",
    promise:
      "An invoice that was sent and voided has one credit note over all of it, and no other invoice has one.",
    severity: "broken",
    faults: sql`
      select i.account_id, i.number, i.status, i.total_cents, n.total_cents as credited_cents
      from invoices i left join credit_notes n on n.invoice_id = i.id and n.kind = 'void'
      where case when i.status = 'void' and i.sent_at is not null and i.total_cents > 0
        then n.total_cents is distinct from i.total_cents else n.id is not null end`,
  },
  {
    name: "credit_note_numbers_have_no_gap",
    promise: "An account's credit notes count 1, 2, 3, and the account knows the last.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.last_credit_note_sequence, coalesce(n.count, 0)::int as credit_notes, n.highest
      from accounts a
      left join (
        select account_id, count(*) as count, max(sequence) as highest from credit_notes group by account_id
      ) n on n.account_id = a.id
      where a.last_credit_note_sequence <> coalesce(n.count, 0)
        or a.last_credit_note_sequence <> coalesce(n.highest, 0)`,
  },
];
