import { z } from "zod";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { recordDisputeState } from "@/lib/payments/records/record-dispute-state";

const dispute = z.object({
  resource: z.object({
    dispute_id: z.string().min(1),
    status: z.string().min(1),
    reason: z.string().default(""),
    disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).default([]),
  }),
});

/** A payer disputes a payment. Staff are told of it; what PayPal takes back comes as an event of its own. */
export async function recordPaypalDispute(payload: unknown): Promise<Outcome> {
  const { resource } = dispute.parse(payload);
  const captureId = resource.disputed_transactions[0]?.seller_transaction_id;
  const payment = captureId ? await findSettledPayment("paypal", captureId) : undefined;
  await recordDisputeState({
    provider: "paypal",
    id: resource.dispute_id,
    status: resource.status.toLowerCase(),
    reason: resource.reason.toLowerCase(),
    accountId: payment?.accountId ?? null,
  });
  return "applied";
}
