import { asSystem, type Payment } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import { AppError } from "@/lib/errors";
import { ASKED_BY_PAYER } from "@/lib/payments/records/mail-kept-refunded";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { lockOwnPayment } from "./lock-own-payment";
import type { KeptRequest } from "./spend-kept-payment";

/**
 * Sends money that is kept for the account back the way it came, all of what is left. It is the account's while it is kept,
 * which the refund itself looks at under its lock. Throws `not_found`, `forbidden`, `invalid_state` for what came by transfer,
 * which our team sends back, and what refundPayment throws.
 */
export async function refundKeptPayment({ accountId, paymentId, ...by }: KeptRequest): Promise<Payment> {
  await asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "billing:manage"));
    const { method } = await lockOwnPayment(tx, accountId, paymentId);
    if (method === "bank_transfer") throw new AppError("invalid_state", { message: BY_HAND });
  });
  return refundPayment({ paymentId, mustBe: "kept", reason: ASKED_BY_PAYER, ...by });
}

const BY_HAND =
  "This money goes back by bank transfer. Write to us where it is to go, and our team sends it.";
