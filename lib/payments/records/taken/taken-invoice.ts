import { and, eq, isNotNull, sql } from "drizzle-orm";
import { checkouts, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { type TakenAs, takenAs } from "@/lib/invoices/orders/taken-as";

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
