import type { Payment } from "@/db";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import { refundableCents } from "./refund";

const DISPUTED =
  "The payer disputes this payment. Answer the dispute at the provider: a refund beside it could pay the money back twice.";

const NOTHING_MOVED = "A sandbox's payment moved no money, so there is none to give back.";

const statusWords = (status: string) => status.replaceAll("_", " ");

/**
 * How many cents a refund is for: the wanted ones, or all that is left. Throws `already_refunded`, `invalid_state` for a
 * payment that was not settled, and `validation_error` for more than is left.
 */
export function refundable(payment: Payment, wanted: number | undefined): number {
  if (payment.method === "sandbox") throw new AppError("invalid_state", { message: NOTHING_MOVED });
  const left = refundableCents(payment);
  if (payment.status === "refunded" || left === 0) throw new AppError("already_refunded");
  if (payment.status === "disputed") throw new AppError("invalid_state", { message: DISPUTED });
  if (payment.status !== "succeeded" && payment.status !== "kept") {
    throw new AppError("invalid_state", { message: `This payment is ${statusWords(payment.status)}.` });
  }
  const amount = wanted ?? left;
  if (amount > 0 && amount <= left) return amount;
  throw new AppError("validation_error", {
    fields: { amount: [`At most ${formatAmount(left, payment.currency)} can be refunded.`] },
  });
}
