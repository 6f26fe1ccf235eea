import { eq } from "drizzle-orm";
import { type StaffApproval, staffApprovals, type Tx, users } from "@/db";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { formatAmount } from "@/lib/money";
import { APPROVAL_TITLES } from "./approval";
import type { Decider } from "./decider";

interface Outcome {
  status: "done" | "declined";
  by: Decider;
  /** Why it was declined. */
  reason?: string;
}

/** A request ends: what it asked for is forgotten; the audit log and the person who asked hear of it. Its row is locked. */
export async function closeApproval(tx: Tx, approval: StaffApproval, outcome: Outcome): Promise<void> {
  const { status, by } = outcome;
  const decision = by.override?.reason ?? outcome.reason;
  await tx
    .update(staffApprovals)
    .set({
      status,
      request: {},
      decidedByUserId: by.actorUserId ?? null,
      decidedBy: by.actor,
      decidedAt: now(),
      decision: decision ?? null,
    })
    .where(eq(staffApprovals.id, approval.id));
  await recordAudit(tx, {
    accountId: await livingAccountId(tx, approval.aboutAccountId ?? 0),
    actor: by.actor,
    actorUserId: by.actorUserId,
    requestId: by.requestId,
    action: by.override ? "approval.overridden" : `approval.${status}`,
    targetType: "approval",
    targetId: approval.id,
    reason: decision,
    after: {
      what: APPROVAL_TITLES[approval.kind],
      amount: formatAmount(approval.amountCents, approval.currency),
      asked_by: approval.askedBy,
      ...(by.override && { owners: by.override.ownerIds.map((id) => `user:${id}`).join(", ") }),
    },
  });
  if (approval.askedByUserId !== (by.actorUserId ?? null)) await tellAsker(tx, approval, outcome);
}

async function tellAsker(tx: Tx, approval: StaffApproval, { status, reason }: Outcome): Promise<void> {
  if (approval.askedByUserId === null) return;
  const [asker] = await tx
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, approval.askedByUserId));
  if (!asker) return;
  await enqueueMail(tx, {
    to: asker.email,
    template: "approval-decided",
    onceKey: `approval-decided:${approval.id}`,
    aboutUserId: approval.askedByUserId,
    props: {
      what: APPROVAL_TITLES[approval.kind],
      amount: formatAmount(approval.amountCents, approval.currency),
      outcome: status,
      reason: reason ?? "",
      url: `${env().APP_URL}/admin/approvals?show=decided`,
    },
  });
}
