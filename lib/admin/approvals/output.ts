import { z } from "zod";
import { APPROVAL_KINDS, APPROVAL_STATUSES } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import type { ListedApproval } from "./list-approvals";

const time = z.iso.datetime();

export const approvalOutput = z.object({
  id: z.int(),
  kind: z.enum(APPROVAL_KINDS),
  status: z.enum(APPROVAL_STATUSES),
  account_id: z.int().nullable(),
  account_name: z.string().nullable(),
  payment_id: z.int().nullable(),
  /** The money, or what the credits are worth. */
  amount: z.string(),
  currency: z.string(),
  reason: z.string(),
  asked_by: z.string(),
  created_at: time,
  decided_by: z.string().nullable(),
  decided_at: time.nullable(),
  decision: z.string().nullable(),
});

export function approvalJson({
  approval,
  asker,
  accountName,
}: ListedApproval): z.input<typeof approvalOutput> {
  return {
    id: approval.id,
    kind: approval.kind,
    status: approval.status,
    account_id: approval.aboutAccountId,
    account_name: accountName,
    payment_id: approval.aboutPaymentId,
    amount: formatDecimal(approval.amountCents),
    currency: approval.currency,
    reason: approval.reason,
    asked_by: asker,
    created_at: approval.createdAt.toISOString(),
    decided_by: approval.decidedBy,
    decided_at: approval.decidedAt?.toISOString() ?? null,
    decision: approval.decision,
  };
}
