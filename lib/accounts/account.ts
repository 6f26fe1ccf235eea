import type { AccountStatus, SuspensionReason } from "@/db/words";

/** No payment and no plan lifts it, so none is offered: only our staff does. */
export function isSuspendedByStaff(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "suspended" && (account.suspensionReason ?? "admin") === "admin";
}

/** On trial or paid: it has credits to spend. */
export function isInUse({ status }: { status: AccountStatus }): boolean {
  return status === "trial" || status === "active";
}

const TRANSITIONS: Record<AccountStatus, readonly AccountStatus[]> = {
  trial: ["active", "suspended", "cancelled", "pending_payment"],
  active: ["suspended", "cancelled"],
  pending_payment: ["active", "suspended", "cancelled"],
  suspended: ["active", "trial", "pending_payment", "cancelled"],
  cancelled: ["active", "trial", "pending_payment"],
};

export function canTransition(from: AccountStatus, to: AccountStatus): boolean {
  return TRANSITIONS[from].includes(to);
}
