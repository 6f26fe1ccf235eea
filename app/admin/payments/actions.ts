"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { superuserAction } from "@/lib/actions/superuser-action";
import { decideTransfers } from "@/lib/admin/payments/decide-transfers";
import {
  approveForm,
  decideForm,
  decideOneForm,
  refundForm,
  rejectForm,
  transferForm,
} from "@/lib/admin/payments/input";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { isKept } from "@/lib/payments/records/payment";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";

export const approveAction = superuserAction(
  { schema: approveForm },
  async ({ input: { payment_id: paymentId, same_reference_reason }, by }) => {
    const sameReferenceReason = same_reference_reason;
    const { payment } = await approvePayment({ paymentId, sameReferenceReason, ...by });
    done(paymentId, isKept(payment) ? "kept" : "approved");
  },
);

export const rejectAction = superuserAction(
  { schema: rejectForm },
  async ({ input: { payment_id: paymentId, reason }, by }) => {
    await rejectPayment({ paymentId, reason, ...by });
    done(paymentId, "rejected");
  },
);

export const refundAction = superuserAction(
  { schema: refundForm },
  async ({ input: { payment_id: paymentId, amount, left, reason }, by }) => {
    const wish = { paymentId, amountCents: amount, leftCents: left, reason };
    await refundPayment({ ...wish, ...by });
    done(paymentId, "refunded");
  },
);

export const decideTransfersAction = superuserAction(
  { schema: decideForm },
  async ({ input: { payment_id: ids, ...verdict }, by }) => {
    const decided = await decideTransfers(ids, verdict, by);
    revalidatePath("/admin", "layout");
    return { ok: true as const, data: { verb: VERBS[verdict.decision], decided } };
  },
);

/** One that can't be decided says why, where it stands. */
export const decideTransferAction = superuserAction(
  { schema: decideOneForm },
  async ({ input: { payment_id: id, ...verdict }, by }) => {
    const [decided] = await decideTransfers([id], verdict, by);
    const { ok, reference, message } = decided!;
    if (!ok) return { error: message };
    revalidatePath("/admin", "layout");
    return { ok: true as const, message: `${reference}: ${message}` };
  },
);

export const confirmTransferAction = superuserAction({ schema: transferForm }, async ({ input, by }) => {
  const settled = await confirmBankTransfer({
    accountId: input.account_id,
    externalPaymentId: input.external_payment_id,
    amountCents: input.amount,
    payerName: input.payer_name,
    proofUrl: input.proof_url,
    sameReferenceReason: input.same_reference_reason,
    ...by,
  });
  const { payment, replayed } = settled;
  const what = isKept(payment) ? "kept" : "approved";
  done(payment.id, replayed ? "known" : what);
});

const VERBS = { approve: "approved", reject: "rejected" } as const;

function done(paymentId: number, what: string): never {
  revalidatePath("/admin", "layout");
  redirect(`/admin/payments/${paymentId}?done=${what}`);
}
