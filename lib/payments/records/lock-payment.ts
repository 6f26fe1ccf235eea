import { eq } from "drizzle-orm";
import { type Account, type Payment, payments, type Tx } from "@/db";
import { lockAccountIfThere } from "@/lib/accounts/lock-account";
import { AppError } from "@/lib/errors";
import type { Decider } from "@/lib/staff/decider";
import { paymentStanding } from "./payment";

/** Who decides about a payment. */
export interface Decision extends Decider {
  paymentId: number;
}

/** Somebody decided about the payment before, and otherwise. */
export function decidedOtherwise(payment: Payment): AppError {
  const standing = paymentStanding(payment);
  if (standing === "closed")
    return new AppError("invalid_state", {
      message:
        "The invoice of this report was paid another way. Confirm the transfer if its money arrives as well.",
    });
  const decided = { failed: "rejected", succeeded: "approved" }[String(standing)] ?? standing;
  return new AppError("invalid_state", { message: `This payment is ${decided} already.` });
}

/**
 * The payment, its account locked first if it was not deleted: another decision at the same moment waits, then sees this
 * decision.
 */
export async function lockPayment(tx: Tx, paymentId: number): Promise<Payment> {
  return (await lockPaymentWithAccount(tx, paymentId)).payment;
}

export async function lockPaymentWithAccount(
  tx: Tx,
  paymentId: number,
): Promise<{ payment: Payment; account: Account | undefined }> {
  const [found] = await tx
    .select({ accountId: payments.accountId })
    .from(payments)
    .where(eq(payments.id, paymentId));
  if (!found) throw new AppError("not_found");
  const account = await lockAccountIfThere(tx, found.accountId);
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for("update");
  return { payment: payment!, account };
}
