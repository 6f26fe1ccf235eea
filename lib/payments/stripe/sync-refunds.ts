import { asSystem } from "@/db/scope";
import { recordRefund } from "../record-refund";
import type { Outcome } from "../webhooks/apply-event";
import { stripeClient } from "./client";
import { findChargedPayment } from "./find-charged-payment";

/** Records what Stripe has given back of a charge in all, whether we asked for it or somebody did in its dashboard. */
export async function syncRefunds(paymentIntentId: string | null | undefined): Promise<Outcome> {
  if (!paymentIntentId) return "ignored";
  const payment = await findChargedPayment(paymentIntentId);
  if (!payment) return "ignored";
  const refunds = await stripeClient().refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  const given = refunds.data.filter(({ status }) => status === "succeeded" || status === "pending");
  const refundedTotalCents = given.reduce((sum, { amount }) => sum + amount, 0);
  const by = { actor: "webhook:stripe", reason: "Refunded at Stripe" };
  await asSystem((tx) => recordRefund(tx, { paymentId: payment.id, refundedTotalCents, ...by }));
  return "applied";
}
