import { eq } from "drizzle-orm";
import { asSystem, type StaffApproval, staffApprovals } from "@/db";
import type { ApprovalKind } from "@/db/words";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { whatApprovingDid } from "@/lib/admin/payments/decisions";
import { AppError } from "@/lib/errors";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { closeApproval } from "@/lib/staff/close-approval";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";
import { getApproval } from "./list-approvals";

/**
 * A second person does what was asked for, by the verb that the first one called, as if it were called now: whatever has
 * changed since is seen. Answers what happened, in a sentence. Throws `not_found`, `forbidden`, `invalid_state` where it was
 * decided, `approval_required` to the person who asked, and as the verb does.
 */
export async function carryOut(approvalId: number, given: Decider): Promise<{ message: string }> {
  const { approval } = await getApproval(approvalId);
  await asSystem((tx) => requireStaff(tx, given));
  if (approval.status !== "waiting") throw decided(approval);
  const by = { ...given, approvalId };
  const message = await DEEDS[approval.kind](approval, by);
  await closeIfLeft(approvalId, by);
  return { message };
}

type Deed = (approval: StaffApproval, by: Decider) => Promise<string>;

/** What a verb takes, as it was written down; the verb's own types said what goes in. */
const DEEDS: Record<ApprovalKind, Deed> = {
  confirm: async ({ request, aboutAccountId }, by) => {
    const given = request as Omit<Parameters<typeof confirmBankTransfer>[0], keyof Decider | "accountId">;
    const settled = await confirmBankTransfer({ ...given, accountId: aboutAccountId!, ...by });
    if (settled.replayed) return "This transfer had been confirmed before.";
    return whatApprovingDid("Confirmed", settled);
  },
  approve: async ({ request, aboutPaymentId }, by) => {
    const { sameReferenceReason } = request as { sameReferenceReason?: string };
    const settled = await approvePayment({
      paymentId: aboutPaymentId!,
      sameReferenceReason,
      ...by,
    });
    if (settled.replayed) return "This transfer had been approved before.";
    return whatApprovingDid("Approved", settled);
  },
  refund: async ({ request, aboutPaymentId }, by) => {
    const { amountCents, reason } = request as { amountCents: number; reason: string };
    await refundPayment({ paymentId: aboutPaymentId!, amountCents, reason, ...by });
    return "Refunded.";
  },
  adjust_credits: async ({ request, aboutAccountId }, by) => {
    const { amount, reason } = request as { amount: number; reason: string };
    const { balance } = await adjustCredits(aboutAccountId!, { amount }, { ...by, reason });
    return `Adjusted: the account has ${balance.toLocaleString("en-US")} credits.`;
  },
};

/** It had been done another way, so the verb did nothing and decided nothing: nobody has to look at it again. */
function closeIfLeft(approvalId: number, by: Decider): Promise<void> {
  return asSystem(async (tx) => {
    const [left] = await tx
      .select()
      .from(staffApprovals)
      .where(eq(staffApprovals.id, approvalId))
      .for("update");
    if (left?.status !== "waiting") return;
    const declined = { status: "declined", reason: "It had been done another way." } as const;
    await closeApproval(tx, left, { ...declined, by: { ...by, override: undefined } });
  });
}

function decided({ status }: StaffApproval): AppError {
  const words = status === "done" ? "approved and done" : "declined";
  return new AppError("invalid_state", { message: `This request was ${words} already.` });
}
