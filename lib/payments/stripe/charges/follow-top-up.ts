import type Stripe from "stripe";
import { asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { isPermanent } from "@/lib/payments/provider/fault";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { failTopUp, releaseTopUp, type TopUpAttempt } from "@/lib/payments/records/end-top-up";
import { type Declined, recordDeclinedIn } from "@/lib/payments/records/record-declined";
import { recordProcessing } from "@/lib/payments/records/record-processing";
import { cancelCharge } from "@/lib/payments/stripe/api/charge-card";
import { stripeClient } from "@/lib/payments/stripe/api/client";
import { ourMetadata } from "@/lib/payments/stripe/api/metadata";
import { settleIntent } from "./settle-intent";

/** An event of a single charge: followed where it is an automatic purchase of credits. Pages have events of their own. */
export async function followTopUpEvent(id: string): Promise<Outcome> {
  const intent = await stripeClient().paymentIntents.retrieve(id);
  const ours = await ourMetadata(intent.metadata);
  const attempt = Number(intent.metadata?.top_up);
  if (!ours || !Number.isSafeInteger(attempt) || attempt < 1) return "ignored";
  await followTopUp(intent, { ...ours, attempt });
  return "applied";
}

/** What became of charging the stored card, as it is at Stripe now. Told twice, it changes nothing more. */
export async function followTopUp(intent: Stripe.PaymentIntent, of: TopUpAttempt): Promise<void> {
  if (intent.status === "succeeded") return settle(intent.id, of);
  const { accountId, invoiceId } = of;
  const money = { amountCents: intent.amount, currency: intent.currency.toUpperCase() };
  const charge = { accountId, invoiceId, method: "stripe" as const, externalPaymentId: intent.id, ...money };
  if (intent.status === "processing") return recordProcessing(charge);
  const ended = intent.status === "canceled" ? intent : await cancelCharge(intent.id);
  if (ended.status === "succeeded") return settle(intent.id, of);
  const failure = failureOf(intent);
  await failed(of, failure, charge);
}

/** The purchase ends with it, also where its money pays nothing: that is for our team, and the next purchase is another. */
async function settle(id: string, of: TopUpAttempt): Promise<void> {
  try {
    await settleIntent(id);
  } catch (error) {
    if (isPermanent(error)) await release(of);
    throw error;
  }
  await release(of);
}

/** With the charge that was declined, where there was one: its payer gets one email, which says both. */
export async function failed(
  of: TopUpAttempt,
  failure: Parameters<typeof failTopUp>[2],
  charge?: Omit<Declined, "reason">,
): Promise<void> {
  await asSystem(async (tx) => {
    await lockAccount(tx, of.accountId);
    const isTold = await failTopUp(tx, of, failure);
    const { reason } = failure;
    if (charge) await recordDeclinedIn(tx, { ...charge, reason, ...(isTold && { isMailed: false }) });
  });
}

export async function release(of: TopUpAttempt): Promise<void> {
  await asSystem((tx) => releaseTopUp(tx, of));
}

/** Of all that a bank can say, one thing the cardholder can do something about there. */
function failureOf({ last_payment_error, status }: Stripe.PaymentIntent) {
  const code = last_payment_error?.code;
  const needsConfirmation =
    code === "authentication_required" ||
    last_payment_error?.decline_code === "authentication_required" ||
    status === "requires_action";
  const says = last_payment_error?.message ?? "The card's bank did not make the payment.";
  return { reason: needsConfirmation ? "The card's bank asks for a confirmation." : says, needsConfirmation };
}
