import { z } from "zod";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordDisputeState } from "@/lib/payments/records/record-dispute-state";
import { stripeClient } from "./api/client";
import { findChargedPayment } from "./find-charged-payment";
import { syncRefunds } from "./sync-refunds";

/** A cardholder disputes a charge. Staff are told of it; one that is lost is money given back. */
export async function recordDispute({ id }: { id: string }): Promise<Outcome> {
  const { status, reason, payment_intent } = await stripeClient().disputes.retrieve(id);
  const intent = z.string().nullish().parse(payment_intent);
  const payment = intent ? await findChargedPayment(intent) : undefined;
  const accountId = payment?.accountId ?? null;
  const of = { accountId, paymentId: payment?.id };
  await recordDisputeState({ provider: "stripe", id, status, reason, ...of, isLive: true });
  return status === "lost" ? syncRefunds(intent) : "applied";
}
