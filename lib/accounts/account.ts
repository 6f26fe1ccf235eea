import type { AccountStatus, SuspensionReason } from "@/db/words";

/** No payment and no plan lifts it, so none is offered: only our staff does. */
export function isSuspendedByStaff(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "suspended" && (account.suspensionReason ?? "admin") === "admin";
}
