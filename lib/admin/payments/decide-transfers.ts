import { inArray } from "drizzle-orm";
import { directlyAsSystem, payments } from "@/db";
import { AppError, ERROR_CATALOGUE } from "@/lib/errors";
import { log } from "@/lib/log";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import type { Decision } from "@/lib/payments/records/lock-payment";
import { whatApprovingDid } from "./decisions";

/** What staff decide about several reported transfers in one go; the senders read the reason. */
export type TransferVerdict = { decision: "approve" } | { decision: "reject"; reason: string };

export interface DecidedTransfer {
  paymentId: number;
  /** The bank's, by which staff know it; of an unknown payment its id. */
  reference: string;
  ok: boolean;
  /** What happened, in a sentence. */
  message: string;
}

/** Decides each on its own: one that can't be decided stops no other, and says why. */
export async function decideTransfers(
  paymentIds: readonly number[],
  verdict: TransferVerdict,
  by: Omit<Decision, "paymentId">,
): Promise<DecidedTransfer[]> {
  const references = await referencesOf(paymentIds);
  const decided: DecidedTransfer[] = [];
  for (const paymentId of new Set(paymentIds)) {
    const reference = references.get(paymentId) ?? `Payment ${paymentId}`;
    decided.push({ paymentId, reference, ...(await tryToDecide({ paymentId, ...by }, verdict)) });
  }
  return decided;
}

async function referencesOf(paymentIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await directlyAsSystem((db) =>
    db
      .select({ id: payments.id, reference: payments.externalPaymentId })
      .from(payments)
      .where(inArray(payments.id, [...paymentIds])),
  );
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

async function tryToDecide(
  decision: Decision,
  verdict: TransferVerdict,
): Promise<Pick<DecidedTransfer, "ok" | "message">> {
  const { paymentId, requestId } = decision;
  try {
    return { ok: true, message: await decide(decision, verdict) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, message: error.message };
    log.error({ err: error, request_id: requestId, paymentId }, `could not ${verdict.decision} a transfer`);
    return { ok: false, message: ERROR_CATALOGUE.internal_error[1] };
  }
}

async function decide(decision: Decision, verdict: TransferVerdict): Promise<string> {
  if (verdict.decision === "approve") {
    const { replayed, ...settled } = await approvePayment(decision);
    return replayed ? "Was approved before." : whatApprovingDid("Approved", settled);
  }
  const { replayed } = await rejectPayment({ ...decision, reason: verdict.reason });
  return replayed ? "Was rejected before." : "Rejected: they get your reason by mail.";
}
