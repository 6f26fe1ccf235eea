import type { AccountStatus, SuspensionReason } from "@/db/words";

/** No payment and no plan lifts it, so none is offered: only our staff does. */
export function isSuspendedByStaff(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "suspended" && (account.suspensionReason ?? "admin") === "admin";
}

/** Staff ended it, not its owner nor the end of what was paid: then what it came from was noted. */
export function isCancelledByStaff(account: {
  status: AccountStatus;
  previousStatus: AccountStatus | null;
  closedAt: Date | null;
}): boolean {
  return account.status === "cancelled" && account.previousStatus !== null && account.closedAt === null;
}
