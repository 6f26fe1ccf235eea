import { AppError, ERROR_CATALOGUE } from "@/lib/errors";
import { log } from "@/lib/log";
import { approvePayment } from "@/lib/payments/approve-payment";

export interface ApprovalResult {
  paymentId: number;
  ok: boolean;
  /** What happened, in a sentence. */
  message: string;
}

/** Approves each on its own: one that can't be approved stops no other, and says why. */
export async function approvePayments(
  paymentIds: readonly number[],
  by: { actor: string; actorUserId?: number; requestId?: string },
): Promise<ApprovalResult[]> {
  const results: ApprovalResult[] = [];
  for (const paymentId of new Set(paymentIds)) results.push(await approveOne(paymentId, by));
  return results;
}

async function approveOne(
  paymentId: number,
  by: { actor: string; actorUserId?: number; requestId?: string },
): Promise<ApprovalResult> {
  try {
    const { replayed, invoice } = await approvePayment({ paymentId, ...by });
    const message = replayed ? "Was approved before." : `Approved: ${invoice.number} is paid.`;
    return { paymentId, ok: true, message };
  } catch (error) {
    if (error instanceof AppError) return { paymentId, ok: false, message: error.message };
    log.error({ err: error, request_id: by.requestId, paymentId }, "approval failed");
    return { paymentId, ok: false, message: ERROR_CATALOGUE.internal_error[1] };
  }
}
