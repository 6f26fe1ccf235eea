import { type SQL, sql } from "drizzle-orm";
import { checkouts, creditTopUps, payments } from "@/db";
import type { CHECKOUT_STATUSES } from "@/db/words";
import { processingSince } from "@/lib/invoices/waiting-transfer";

/**
 * How a provider takes an invoice's money: its payment is on its way, not for too long, the stored card is charged, or the page
 * stands like this
 * at which it takes, or has taken it. Null where none does.
 */
export type TakenAs = "processing" | "charging" | (typeof CHECKOUT_STATUSES)[number] | null;

/** As a column, for queries that read more of the invoice. */
export function takenAs(invoiceId: number): SQL<TakenAs> {
  return sql<TakenAs>`coalesce(
    (select 'processing' from ${payments} p
      where p.invoice_id = ${invoiceId} and p.status = 'processing'
        and p.created_at > ${processingSince().toISOString()} limit 1),
    (select 'charging' from ${creditTopUps} t where t.invoice_id = ${invoiceId}),
    (select c.status::text from ${checkouts} c
      where c.invoice_id = ${invoiceId} and c.capture_claimed_at is not null limit 1))`;
}

/** As a column too: whether a reported transfer waits for the invoice. */
export function isReported(invoiceId: number): SQL<boolean> {
  return sql<boolean>`exists (
    select 1 from ${payments} p where p.invoice_id = ${invoiceId} and p.status = 'pending_approval')`;
}
