import type { Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";

/**
 * How many cents a refund is for: the wanted ones, or all that is left. Throws `already_refunded`, `invalid_state` for a
 * payment that was not settled, and `validation_error` for more than is left.
 */
export function refundable(payment: Payment, wanted: number | undefined): number {
  if (payment.status === "refunded") throw new AppError("already_refunded");
  if (payment.status !== "succeeded") {
    throw new AppError("invalid_state", { message: `This payment is ${payment.status}.` });
  }
  const left = payment.amountCents - payment.refundedCents;
  const amount = wanted ?? left;
  if (amount > 0 && amount <= left) return amount;
  throw new AppError("validation_error", {
    fields: { amount: [`At most ${formatDecimal(left)} ${payment.currency} can be refunded.`] },
  });
}
