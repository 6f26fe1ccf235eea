import { and, eq, isNotNull } from "drizzle-orm";
import { checkouts, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** Throws `payment_in_progress` while a provider takes an invoice's money, or has it and it pays nothing yet. */
export async function requireNotTaken(tx: Tx, invoiceId: number): Promise<void> {
  const [held] = await tx
    .select({ status: checkouts.status })
    .from(checkouts)
    .where(and(eq(checkouts.invoiceId, invoiceId), isNotNull(checkouts.captureClaimedAt)))
    .limit(1);
  if (!held) return;
  throw new AppError("payment_in_progress", {
    message:
      held.status === "completed"
        ? "We have a payment for this invoice that our team is looking at. Don't pay it again."
        : "A payment for this invoice is being taken at PayPal. Look again in a few minutes.",
  });
}
