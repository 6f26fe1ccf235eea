import { asSystem, type Payment } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import { AppError } from "@/lib/errors";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { lockOwnPayment } from "./lock-own-payment";
import type { KeptWish } from "./spend-kept-payment";

/**
 * Sends money that is kept for the account back the way it came, all of what is left. Throws `not_found`, `forbidden`,
 * `invalid_state` where the payment is not kept or came by transfer, which our team sends back, and what refundPayment throws.
 */
export async function refundKeptPayment({ accountId, paymentId, ...by }: KeptWish): Promise<Payment> {
  await asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "billing:manage"));
    const { status, method } = await lockOwnPayment(tx, accountId, paymentId);
    if (status !== "kept")
      throw new AppError("invalid_state", { message: "This money is no longer held for you." });
    if (method === "bank_transfer") throw new AppError("invalid_state", { message: BY_HAND });
  });
  return refundPayment({ paymentId, reason: "It paid no invoice, and its payer asked for it.", ...by });
}

const BY_HAND =
  "This money came by bank transfer. Write to us where it is to go, and our team sends it back.";
