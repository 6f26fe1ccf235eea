import { and, eq, ne } from "drizzle-orm";
import { accounts, staffApprovals, type Tx, users } from "@/db";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { formatAmount } from "@/lib/money";
import { APPROVAL_TITLES, type ApprovalRequest, approvalLimitCents, digestOf } from "./approval";
import type { Decider } from "./decider";
import { hasStaffRole } from "./staff-role";

/** Writes down what waits for a second person, once, and emails those who can be that person. Answers the refusal. */
export async function askForApproval(tx: Tx, by: Decider, wanted: ApprovalRequest): Promise<AppError> {
  const [asked] = await tx
    .insert(staffApprovals)
    .values({
      kind: wanted.kind,
      aboutAccountId: wanted.accountId,
      aboutPaymentId: wanted.paymentId,
      request: wanted.request,
      digest: digestOf(wanted),
      amountCents: wanted.amountCents,
      currency: wanted.currency,
      reason: wanted.reason,
      askedByUserId: by.actorUserId,
      askedBy: by.actor,
      createdAt: now(),
    })
    .onConflictDoNothing()
    .returning({ id: staffApprovals.id });
  const id = asked?.id ?? (await findWaiting(tx, wanted));
  const others = await listSeconds(tx, by);
  if (asked) await tell(tx, by, wanted, { id, others });
  return refusal(id, others.length);
}

async function findWaiting(tx: Tx, wanted: ApprovalRequest): Promise<number> {
  const isWaiting = and(eq(staffApprovals.digest, digestOf(wanted)), eq(staffApprovals.status, "waiting"));
  const [found] = await tx.select({ id: staffApprovals.id }).from(staffApprovals).where(isWaiting);
  // It was decided in between: asking again finds the present state.
  if (!found) throw new AppError("invalid_state", { message: "This request was decided already." });
  return found.id;
}

interface Second {
  id: number;
  email: string;
}

/** Who can be the second person: anybody who decides, where an owner asks; else owners. */
async function listSeconds(tx: Tx, { actorUserId = 0 }: Decider): Promise<Second[]> {
  const team = await tx
    .select({ id: users.id, email: users.email, role: users.staffRole })
    .from(users)
    .where(and(eq(users.isSuperuser, true), ne(users.id, actorUserId)));
  const [asker] = await tx.select({ role: users.staffRole }).from(users).where(eq(users.id, actorUserId));
  const needed = asker?.role === "owner" ? "billing" : "owner";
  return team.filter(({ role }) => hasStaffRole(role, needed));
}

async function tell(
  tx: Tx,
  by: Decider,
  wanted: ApprovalRequest,
  { id, others }: { id: number; others: readonly Second[] },
): Promise<void> {
  const what = APPROVAL_TITLES[wanted.kind];
  const amount = formatAmount(wanted.amountCents, wanted.currency);
  await recordAudit(tx, {
    accountId: await livingAccountId(tx, wanted.accountId),
    actor: by.actor,
    actorUserId: by.actorUserId,
    requestId: by.requestId,
    reason: wanted.reason,
    action: "approval.asked",
    targetType: "approval",
    targetId: id,
    after: { what, amount },
  });
  const [account] = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, wanted.accountId));
  const who = await nameOf(tx, by);
  const props = { what, amount, who, account: account?.name ?? "a deleted account", reason: wanted.reason };
  for (const { id: userId, email } of others)
    await enqueueMail(tx, {
      to: email,
      template: "approval-asked",
      onceKey: `approval-asked:${id}:${userId}`,
      aboutUserId: userId,
      props: { ...props, url: `${env().APP_URL}/admin/approvals/${id}` },
    });
}

async function nameOf(tx: Tx, { actor, actorUserId }: Decider): Promise<string> {
  if (actorUserId === undefined) return actor;
  const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, actorUserId));
  return person?.email ?? actor;
}

function refusal(id: number, others: number): AppError {
  const limit = formatAmount(approvalLimitCents() ?? 0, env().CURRENCY);
  const next =
    others > 0
      ? "We have asked those who can."
      : "Nobody else of our team can: an owner can give somebody the role, or two owners override it with their codes.";
  return new AppError("approval_required", {
    message: `Above ${limit} a second person of our team has to approve. ${next} It waits as request ${id}.`,
    details: { approval_id: id },
  });
}
