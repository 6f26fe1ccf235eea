import { eq } from "drizzle-orm";
import { asSystem, type Payment, type RefundRow, refunds } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { formatAmount } from "@/lib/money";
import { providerFor } from "@/lib/payments/checkout/providers";
import type { ProviderFault } from "@/lib/payments/provider/ask-provider";
import { isRefusal } from "@/lib/payments/provider/fault";
import type { PaymentProvider, RefundAnswer } from "@/lib/payments/provider/provider";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefundState } from "@/lib/payments/records/record-refund-state";
import { tellFailedRefund } from "@/lib/payments/records/tell-failed-refund";

/**
 * Asks the provider for a refund under its row's id, outside any transaction, and books the answer. Asking again is the
 * same refund, however often. Throws `invalid_state` where the provider refuses, which ends the row, and `already_refunded`
 * where all of it had gone back before and we had not heard; where the answer is lost, `outcome_unknown` or
 * `provider_unavailable`, and the row stays open.
 */
export async function sendRefund(payment: Payment, refund: RefundRow): Promise<Payment> {
  const answer = await ask(payment, refund);
  const { actor, reason, askedByUserId, requestId } = refund;
  const by = { actor, reason, actorUserId: askedByUserId ?? undefined, requestId: requestId ?? undefined };
  const booked = await asSystem(async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    const { refundedTotalCents, ...told } = answer;
    const state = { ...told, ourId: refund.id };
    return recordRefundState(tx, { payment: locked, refund: state, refundedTotalCents, by });
  });
  if (answer.status === "failed")
    throw new AppError("invalid_state", { message: "The payment provider could not refund this." });
  return booked;
}

async function ask(payment: Payment, refund: RefundRow): Promise<RefundAnswer> {
  const provider = providerFor(payment.method);
  if (!provider) throw new Error(`Payment ${payment.id} was not taken by a provider.`);
  try {
    return await provider.refund({ payment, refund });
  } catch (error) {
    if (!isRefused(error)) throw unanswered(error);
    await end(refund, error);
    throw (await givenBackBefore(provider, payment)) ?? refused(error);
  }
}

/** A refund made at the provider, whose event was lost, is why another one is refused: then the books follow. */
async function givenBackBefore(provider: PaymentProvider, before: Payment): Promise<AppError | undefined> {
  await provider.syncRefunds(before).catch((error: unknown) => {
    log.warn({ err: error, payment: before.id }, "what was given back of a payment could not be looked at");
  });
  const after = await asSystem((tx) => lockPayment(tx, before.id));
  if (after.refundedCents <= before.refundedCents) return undefined;
  const total = formatAmount(after.refundedCents, after.currency);
  return new AppError(after.refundedCents === after.amountCents ? "already_refunded" : "invalid_state", {
    message: `The payment provider has given back ${total} of this payment in all, of which we had not heard. Our books show it now; nothing more was sent.`,
  });
}

function isRefused(error: unknown): error is AppError {
  return error instanceof AppError && (error.status < 500 || isRefusal(error.cause));
}

async function end(refund: RefundRow, error: AppError): Promise<void> {
  const said = error.cause instanceof Error ? error.cause.message : error.message;
  const failed = { status: "failed" as const, failureReason: said.slice(0, 500), answeredAt: now() };
  await asSystem(async (tx) => {
    await tx
      .update(refunds)
      .set({ ...failed, updatedAt: now() })
      .where(eq(refunds.id, refund.id));
    await tellFailedRefund(tx, refund, failed.failureReason);
  });
}

function refused(error: AppError): AppError {
  if (error.code !== "provider_unavailable") return error;
  const says = isRefusal(error.cause) ? `: ${wordsOf(error.cause)}` : ".";
  const message = `The payment provider refused this refund${says} Nothing was refunded.`;
  return new AppError("invalid_state", { message, cause: error });
}

/** A provider that answers with its own fault has most likely done nothing; one that is not heard may have done it all. */
function unanswered(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const answered = error.cause instanceof Error && "statusCode" in error.cause && error.cause.statusCode;
  if (!answered) return new AppError("outcome_unknown", { cause: error });
  return new AppError("provider_unavailable", {
    message:
      "The payment provider did not answer as it should, so the refund may or may not have been made. Ask for the same amount again: it is not sent twice.",
    cause: error,
  });
}

const wordsOf = ({ says, issue }: ProviderFault) => `${says}${issue ? ` (${issue})` : ""}`;
