import { asSystem, type Payment, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { providerFor } from "@/lib/payments/checkout/providers";
import { type Decision, lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";

type Wish = Decision & { amountCents?: number; reason: string };

/**
 * Gives money back, all of what is left or a part: through the provider that took it, or recorded where staff sent it by
 * bank. The provider is asked outside any transaction; its key is made of what was refunded before, so that asking twice
 * refunds once. Throws `not_found`, `already_refunded`, `invalid_state`, `validation_error`, `provider_unavailable`.
 */
export async function refundPayment(refund: Wish): Promise<Payment> {
  const { payment, provider, amountCents } = await asSystem((tx) => ask(tx, refund));
  if (!provider) return asSystem((tx) => recordSent(tx, refund));
  await provider.refund({ payment, amountCents });
  const refundedTotalCents = payment.refundedCents + amountCents;
  return asSystem((tx) => recordRefund(tx, { ...refund, refundedTotalCents }));
}

/** Who asks and why is kept before the provider is asked: its answer may be lost, or its event be here first. */
async function ask(tx: Tx, refund: Wish) {
  const payment = await lockPayment(tx, refund.paymentId);
  const provider = providerFor(payment.method);
  const amountCents = refundable(payment, refund.amountCents);
  if (provider) await recordAudit(tx, askedOf(refund, payment, amountCents));
  return { payment, provider, amountCents };
}

function askedOf(refund: Wish, payment: Payment, amountCents: number) {
  return {
    accountId: payment.accountId,
    actor: refund.actor,
    actorUserId: refund.actorUserId,
    requestId: refund.requestId,
    reason: refund.reason,
    action: "payment.refund_asked",
    targetType: "payment",
    targetId: payment.id,
    after: { amount: formatDecimal(amountCents) },
  };
}

/** Two parts that are recorded at once add up: each is counted under the payment's lock. */
async function recordSent(tx: Tx, refund: Wish): Promise<Payment> {
  const payment = await lockPayment(tx, refund.paymentId);
  const refundedTotalCents = payment.refundedCents + refundable(payment, refund.amountCents);
  return recordRefund(tx, { ...refund, refundedTotalCents });
}

function refundable(payment: Payment, wanted: number | undefined): number {
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
