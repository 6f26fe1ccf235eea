import { z } from "zod";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordDisputeState } from "@/lib/payments/records/record-dispute-state";
import { stripeClient } from "./api/client";
import { findChargedAccount } from "./find-charged-account";
import { findChargedPayment } from "./find-charged-payment";
import { syncRefunds } from "./sync-refunds";

/**
 * A cardholder disputes a charge. Staff are told of it; one that is lost is money given back. A dispute about what somebody
 * else sold through the same account at Stripe is not ours to answer.
 */
export async function recordDispute({ id }: { id: string }): Promise<Outcome> {
  const { status, reason, payment_intent, evidence_details } = await stripeClient().disputes.retrieve(id);
  const intent = z.string().nullish().parse(payment_intent);
  const ours = intent ? await findDisputed(intent) : undefined;
  if (!ours) return "ignored";
  await recordDisputeState({
    ...{ provider: "stripe", id, status, reason, ...ours, isLive: true },
    dueAt: evidence_details?.due_by ? new Date(evidence_details.due_by * 1000) : undefined,
  });
  return status === "lost" ? syncRefunds(intent, true) : "applied";
}

async function findDisputed(intent: string): Promise<{ accountId: number; paymentId?: number } | undefined> {
  const payment = await findChargedPayment(intent);
  if (payment) return { accountId: payment.accountId, paymentId: payment.id };
  const accountId = await findChargedAccount(intent);
  return accountId === undefined ? undefined : { accountId };
}
