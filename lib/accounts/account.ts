import type { Account } from "@/db";
import type { AccountStatus, SuspensionReason } from "@/db/words";

/** No payment and no plan lifts it, so none is offered: only our staff does. */
export function isSuspendedByStaff(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "suspended" && (account.suspensionReason ?? "admin") === "admin";
}

/** A payment is what it waits for: the banner above every page asks for it. */
export function owesPayment(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "pending_payment" || account.suspensionReason === "payment_overdue";
}

/** On trial or paid: it has credits to spend. */
export function isInUse({ status }: { status: AccountStatus }): boolean {
  return status === "trial" || status === "active";
}

/** From each status, where an account may go (docs/contract.md, section 3). Staying is no transition. */
export const ACCOUNT_TRANSITIONS: Readonly<Record<AccountStatus, readonly AccountStatus[]>> = {
  trial: ["active", "pending_payment", "suspended", "cancelled"],
  active: ["trial", "suspended", "cancelled"],
  pending_payment: ["active", "trial", "suspended", "cancelled"],
  suspended: ["active", "trial", "pending_payment", "cancelled"],
  cancelled: ["active", "trial", "pending_payment"],
};

type WorkingStatus = Exclude<AccountStatus, "suspended" | "cancelled">;

export type AccountStatusChange =
  | { to: "suspended"; reason: SuspensionReason }
  /** Whatever it was; `closed` by its owner, and purged 30 days later. */
  | { to: "cancelled"; closed?: boolean }
  /** Its subscription ended. A suspension outlives that, or cancelling and choosing a plan would be the way around it. */
  | { to: "cancelled"; behindSuspension: true }
  /** Staff, or who acts for them, let it work whatever stood in the way. */
  | { to: WorkingStatus; liftedByStaff: true }
  /** A payment or a plan lets it work. Where staff suspended it, that waits until they lift it. */
  | { to: WorkingStatus; liftedByStaff?: false };

/** What says an account's status in its row. */
export interface AccountStanding {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
  /** What it goes back to when a suspension is lifted. */
  previousStatus: AccountStatus | null;
  suspendedAt: Date | null;
  cancelledAt: Date | null;
  closedAt: Date | null;
}

/** The standing after a change; undefined where the map has no way there. Pure. */
export function standingAfter(
  account: AccountStanding,
  change: AccountStatusChange,
  at: Date,
): AccountStanding | undefined {
  const standing = standingOf(account);
  if (change.to === "suspended") return suspended(standing, change.reason, at);
  if (change.to === "cancelled") return cancelled(standing, change, at);
  if (!change.liftedByStaff && isSuspendedByStaff(standing))
    return { ...standing, previousStatus: change.to };
  return reaches(standing, change.to) ? { ...WORKING, status: change.to } : undefined;
}

/** Without what else a row holds: a change writes these columns and no others. */
function standingOf(account: AccountStanding): AccountStanding {
  const { status, suspensionReason, previousStatus, suspendedAt, cancelledAt, closedAt } = account;
  return { status, suspensionReason, previousStatus, suspendedAt, cancelledAt, closedAt };
}

const WORKING = {
  suspensionReason: null,
  previousStatus: null,
  suspendedAt: null,
  cancelledAt: null,
  closedAt: null,
};

function suspended(
  standing: AccountStanding,
  reason: SuspensionReason,
  at: Date,
): AccountStanding | undefined {
  if (!reaches(standing, "suspended")) return undefined;
  return {
    ...standing,
    status: "suspended",
    suspensionReason: reason,
    previousStatus: statusWithoutSuspension(standing),
    suspendedAt: at,
  };
}

function cancelled(
  standing: AccountStanding,
  change: { closed?: boolean } | { behindSuspension: true },
  at: Date,
): AccountStanding {
  const lapsed = "behindSuspension" in change;
  if (lapsed && standing.status === "suspended") return { ...standing, previousStatus: "cancelled" };
  if (lapsed && standing.status === "cancelled") return standing;
  return {
    status: "cancelled",
    suspensionReason: null,
    previousStatus: lapsed ? standing.previousStatus : statusWithoutSuspension(standing),
    suspendedAt: null,
    cancelledAt: at,
    closedAt: !lapsed && change.closed ? at : standing.closedAt,
  };
}

function statusWithoutSuspension({ status, previousStatus }: AccountStanding): AccountStatus | null {
  return status === "suspended" ? previousStatus : status;
}

/** Its subscription is over, perhaps while the account was suspended. */
export function hasLostSubscription({
  status,
  previousStatus,
  closedAt,
}: Pick<AccountStanding, "status" | "previousStatus" | "closedAt">): boolean {
  return status === "cancelled" || previousStatus === "cancelled" || closedAt !== null;
}

/** What a suspended account whose subscription still runs goes back to. */
export function statusToResume({
  previousStatus,
  suspensionReason,
}: Pick<AccountStanding, "previousStatus" | "suspensionReason">): AccountStatus {
  return previousStatus ?? (suspensionReason === "trial_expired" ? "trial" : "active");
}

function reaches({ status }: AccountStanding, to: AccountStatus): boolean {
  return status === to || ACCOUNT_TRANSITIONS[status].includes(to);
}

/** What other software is told of an account. */
export function toldOfAccount({ id, status, suspensionReason, planId }: Account) {
  const data = { id, status, suspension_reason: suspensionReason, plan_id: planId };
  return { object: ["account", id] as const, data };
}
