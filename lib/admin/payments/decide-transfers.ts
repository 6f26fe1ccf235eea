import { AppError, ERROR_CATALOGUE } from "@/lib/errors";
import { log } from "@/lib/log";
import { approvePayment } from "@/lib/payments/approve-payment";
import type { Decision } from "@/lib/payments/lock-payment";
import { rejectPayment } from "@/lib/payments/reject-payment";

/** What staff decide about several reported transfers at once; whoever sent them reads the reason. */
export type Verdict = { decision: "approve" } | { decision: "reject"; reason: string };

export interface DecidedTransfer {
  paymentId: number;
  ok: boolean;
  /** What happened, in a sentence. */
  message: string;
}

/** Decides each on its own: one that can't be decided stops no other, and says why. */
export async function decideTransfers(
  paymentIds: readonly number[],
  verdict: Verdict,
  by: Omit<Decision, "paymentId">,
): Promise<DecidedTransfer[]> {
  const decided: DecidedTransfer[] = [];
  for (const paymentId of new Set(paymentIds)) decided.push(await tryToDecide({ paymentId, ...by }, verdict));
  return decided;
}

async function tryToDecide(decision: Decision, verdict: Verdict): Promise<DecidedTransfer> {
  const { paymentId, requestId } = decision;
  try {
    return { paymentId, ok: true, message: await decide(decision, verdict) };
  } catch (error) {
    if (error instanceof AppError) return { paymentId, ok: false, message: error.message };
    log.error({ err: error, request_id: requestId, paymentId }, `could not ${verdict.decision} a transfer`);
    return { paymentId, ok: false, message: ERROR_CATALOGUE.internal_error[1] };
  }
}

async function decide(decision: Decision, verdict: Verdict): Promise<string> {
  if (verdict.decision === "approve") {
    const { replayed, invoice } = await approvePayment(decision);
    return replayed ? "Was approved before." : `Approved: ${invoice.number} is paid.`;
  }
  const { replayed } = await rejectPayment({ ...decision, reason: verdict.reason });
  return replayed ? "Was rejected before." : "Rejected: they get your reason by mail.";
}
