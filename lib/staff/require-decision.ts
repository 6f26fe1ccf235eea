import { and, eq } from "drizzle-orm";
import { type StaffApproval, staffApprovals, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { type ApprovalRequest, approvalLimitCents, digestOf, NeedsApproval } from "./approval";
import { closeApproval } from "./close-approval";
import { type Decider, isOfOurTeam } from "./decider";
import { requireStaff, staffRolesOf } from "./require-staff";

/**
 * Whether this person may do this now, asked as the last thing under the lock that the act holds, once everything else was
 * found in order: the role, and above APPROVAL_LIMIT a second person. Who asked is one of the two, who does it is the other,
 * and one of them is an owner. Throws `forbidden`, `approval_required`, `invalid_state` where it was decided meanwhile, and
 * NeedsApproval, which `decide` turns into a request.
 */
export async function requireDecision(tx: Tx, by: Decider, asked: ApprovalRequest): Promise<void> {
  await requireStaff(tx, by);
  const limit = approvalLimitCents();
  if (!isOfOurTeam(by) || (limit === undefined && by.approvalId === undefined)) return;
  const waiting = await lockWaiting(tx, asked);
  if (by.approvalId !== undefined && waiting?.id !== by.approvalId) throw decidedMeanwhile();
  if (limit !== undefined && asked.amountCents > limit) await requireSecond(tx, by, asked, waiting);
  if (waiting) await closeApproval(tx, waiting, { status: "done", by });
}

async function requireSecond(
  tx: Tx,
  by: Decider,
  asked: ApprovalRequest,
  waiting: StaffApproval | undefined,
): Promise<void> {
  if (by.override) return requireOwners(tx, by.override.ownerIds);
  if (by.actorUserId === undefined) throw unnamed();
  if (!waiting || waiting.askedByUserId === by.actorUserId) throw new NeedsApproval(asked);
  const both = [by.actorUserId, waiting.askedByUserId ?? by.actorUserId];
  const roles = await staffRolesOf(tx, both);
  await requireStaff(tx, { actorUserId: both[1] }).catch(() => {
    throw new AppError("invalid_state", { message: LEFT });
  });
  if (![...roles.values()].includes("owner"))
    throw new AppError("forbidden", { message: ONE_OWNER, details: { required_role: "owner" } });
}

const LEFT = "The person who asked for this may not decide any longer. Decline it, and ask for it yourself.";
const ONE_OWNER =
  "Above the approval limit, one of the two who decide has to be an owner of our team. Neither of you is.";

async function requireOwners(tx: Tx, ownerIds: readonly number[]): Promise<void> {
  const roles = await staffRolesOf(tx, ownerIds);
  if ([...roles.values()].filter((role) => role === "owner").length === 2) return;
  throw new AppError("forbidden", { message: "An override takes two different owners of our team." });
}

async function lockWaiting(tx: Tx, asked: ApprovalRequest): Promise<StaffApproval | undefined> {
  const isWaiting = and(eq(staffApprovals.digest, digestOf(asked)), eq(staffApprovals.status, "waiting"));
  const [waiting] = await tx.select().from(staffApprovals).where(isWaiting).for("update");
  return waiting;
}

function decidedMeanwhile(): AppError {
  return new AppError("invalid_state", { message: "This request was decided already." });
}

function unnamed(): AppError {
  const message =
    "Above the approval limit this takes two people, so say who you are: --as with your email, --code from your authenticator app.";
  return new AppError("approval_required", { message });
}
