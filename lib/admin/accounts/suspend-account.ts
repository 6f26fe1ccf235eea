import { eq } from "drizzle-orm";
import { accounts, asSystem } from "@/db";
import { canTransition } from "@/lib/accounts/account";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { endBrowserSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/**
 * Suspends an account by hand. Twice changes nothing; an account that was suspended for money stays so until staff let
 * it go. Throws `not_found`, or `invalid_state` for a cancelled account.
 */
export function suspendAccount(accountId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account.suspensionReason === "admin") return { changed: false };
    const suspended = account.status === "suspended";
    if (!suspended && !canTransition(account.status, "suspended")) throw new AppError("invalid_state");
    await tx
      .update(accounts)
      .set({
        status: "suspended",
        suspensionReason: "admin",
        previousStatus: suspended ? account.previousStatus : account.status,
        suspendedAt: now(),
        updatedAt: now(),
      })
      .where(eq(accounts.id, accountId));
    await endBrowserSessions(tx, accountId);
    const before = { status: account.status, suspension_reason: account.suspensionReason };
    const after = { status: "suspended", suspension_reason: "admin" };
    await recordStaffAct(tx, { accountId, action: "account.suspended", before, after }, act);
    return { changed: true };
  });
}
