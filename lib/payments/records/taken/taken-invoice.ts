import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { checkouts, creditTopUps, payments, type Tx } from "@/db";
import type { CHECKOUT_STATUSES } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
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

/** Throws `payment_in_progress` while a provider takes an invoice's money, or has it and it pays nothing yet. */
export async function requireNotTaken(tx: Tx, invoiceId: number): Promise<void> {
  const { rows } = await tx.execute<{ taken: TakenAs }>(sql`select ${takenAs(invoiceId)} as taken`);
  refuseTaken(rows[0]?.taken ?? null);
}

const SAYS: Record<Exclude<TakenAs, null>, string> = {
  processing:
    "A payment for this invoice is on its way, and can take several business days. Don't pay it again. We tell you as soon as it has arrived, or if it fails.",
  charging:
    "The stored card is being charged for this invoice. Don't pay it again. Look again in a few minutes, or up to an hour later if the card's bank takes longer.",
  completed: "We have a payment for this invoice that our team is looking at. Don't pay it again.",
  open: "A payment for this invoice is being taken at PayPal. Look again in a few minutes.",
  expired: "A payment for this invoice is being taken at PayPal. Look again in a few minutes.",
};

/** For a caller who has read how it is taken. */
export function refuseTaken(taken: TakenAs): void {
  if (taken !== null) throw new AppError("payment_in_progress", { message: SAYS[taken] });
}

/** A page holds the invoice, and no payment is known by which staff could let go of it. Pure. */
export function isHeldByPage(taken: TakenAs): boolean {
  return taken !== null && taken !== "processing";
}

/** Nobody takes the invoice's money anymore, as staff have decided. */
export async function releaseInvoice(tx: Tx, invoiceId: number): Promise<void> {
  await tx
    .update(checkouts)
    .set({ captureClaimedAt: null, status: "expired", updatedAt: now() })
    .where(and(eq(checkouts.invoiceId, invoiceId), isNotNull(checkouts.captureClaimedAt)));
}
