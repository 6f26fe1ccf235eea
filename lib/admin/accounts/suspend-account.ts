import { asSystem } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { StaffAct } from "@/lib/admin/staff-act";

/**
 * Suspends an account by hand. Twice changes nothing; an account that was suspended for money stays so until staff let
 * it go. Throws `not_found`, or `invalid_state` for a cancelled account.
 */
export function suspendAccount(accountId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.suspensionReason === "admin") return { changed: false };
    const cause = { ...act, action: "account.suspended" };
    await changeAccountStatus(tx, account, { to: "suspended", reason: "admin" }, cause);
    return { changed: true };
  });
}
