import { asSystem } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { StaffAct } from "@/lib/admin/staff-act";
import { env } from "@/lib/env";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { requireStaff } from "@/lib/staff/require-staff";

/**
 * Suspends an account by hand. Twice changes nothing; an account that was suspended for money stays so until staff let
 * it go. Nothing is collected meanwhile: Stripe hears of it, and the renewal job leaves the account alone. Throws
 * `not_found`, or `invalid_state` for a cancelled account.
 */
export function suspendAccount(accountId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    if (account.suspensionReason === "admin") return { changed: false };
    const cause = { ...act, action: "account.suspended" };
    await changeAccountStatus(tx, account, { to: "suspended", reason: "admin" }, cause);
    const props = { supportEmail: env().SUPPORT_EMAIL };
    await mailBillingContact(tx, { accountId, template: "suspended-by-us", props });
    return { changed: true };
  });
}
