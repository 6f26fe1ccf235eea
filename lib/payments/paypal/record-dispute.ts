import { z } from "zod";
import type { Payment } from "@/db";
import type { Outcome } from "@/lib/payments/provider/provider-events";
import { recordDisputeState } from "@/lib/payments/records/record-dispute-state";
import { type Dispute, disputeShape, findDispute } from "./find-dispute";
import { findPayment } from "./find-payment";
import { findOurCapture } from "./our-order";
import { syncPaypalRefundsOf } from "./sync-refund";

const event = z.object({ resource: disputeShape });

/**
 * A payer disputes a payment. Staff are told of its present state, which may be open again after it was closed; what
 * PayPal takes back comes as an event of its own, and is looked for once the dispute is over. A dispute about another shop's
 * sale is not ours to answer.
 */
export async function recordPaypalDispute(payload: unknown): Promise<Outcome> {
  const { resource } = event.parse(payload);
  const live = await findDispute(resource.dispute_id);
  const dispute = live ?? resource;
  const ours = await findDisputed(dispute);
  if (!ours) return "ignored";
  await recordDisputeState({
    provider: "paypal",
    id: dispute.dispute_id,
    status: dispute.status.toLowerCase(),
    reason: dispute.reason.toLowerCase(),
    accountId: ours.accountId,
    paymentId: ours.payment?.id,
    isLive: live !== undefined,
    changedAt: dateOf(dispute.update_time),
    dueAt: dateOf(dispute.seller_response_due_date),
  });
  if (ours.payment && dispute.status === "RESOLVED") await syncPaypalRefundsOf(ours.payment, true);
  return "applied";
}

function dateOf(text: string | undefined): Date | undefined {
  return text ? new Date(text) : undefined;
}

/** A dispute that comes before its payment settles the payment first. */
async function findDisputed({
  disputed_transactions,
}: Dispute): Promise<{ accountId: number; payment?: Payment } | undefined> {
  for (const { seller_transaction_id: captureId } of disputed_transactions) {
    if (!captureId) continue;
    const payment = await findPayment(captureId);
    if (payment) return { accountId: payment.accountId, payment };
    const ours = await findOurCapture(captureId);
    if (ours) return { accountId: ours.accountId };
  }
  return undefined;
}
