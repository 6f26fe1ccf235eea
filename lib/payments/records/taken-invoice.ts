import { type SQL, sql } from "drizzle-orm";
import { checkouts, type Tx } from "@/db";
import type { CHECKOUT_STATUSES } from "@/db/words";
import { AppError } from "@/lib/errors";

/** How the page stands at which a provider takes, or has taken, an invoice's money; null where none does. */
export type TakenAs = (typeof CHECKOUT_STATUSES)[number] | null;

/** As a column, for whoever reads something else of the invoice at the same time. */
export function takenAs(invoiceId: number): SQL<TakenAs> {
  return sql<TakenAs>`(
    select c.status from ${checkouts} c
    where c.invoice_id = ${invoiceId} and c.capture_claimed_at is not null limit 1)`;
}

/** Throws `payment_in_progress` while a provider takes an invoice's money, or has it and it pays nothing yet. */
export async function requireNotTaken(tx: Tx, invoiceId: number): Promise<void> {
  const { rows } = await tx.execute<{ taken: TakenAs }>(sql`select ${takenAs(invoiceId)} as taken`);
  refuseTaken(rows[0]?.taken ?? null);
}

/** The same, where it has been read already. */
export function refuseTaken(taken: TakenAs): void {
  if (taken === null) return;
  throw new AppError("payment_in_progress", {
    message:
      taken === "completed"
        ? "We have a payment for this invoice that our team is looking at. Don't pay it again."
        : "A payment for this invoice is being taken at PayPal. Look again in a few minutes.",
  });
}
