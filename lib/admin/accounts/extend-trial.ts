import { asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { StaffAct } from "@/lib/admin/staff-act";
import { AppError } from "@/lib/errors";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { requireStaff } from "@/lib/staff/require-staff";
import { prolongTrial } from "@/lib/subscriptions/trial/prolong-trial";

/**
 * Gives a trial more days, counted from its end, or from now when it is over; one that was suspended for its end runs
 * again. Throws `invalid_state` for an account that is not on trial, `not_found`.
 */
export function extendTrial(
  accountId: number,
  { days }: { days: number },
  act: StaffAct,
): Promise<{ trialEndsAt: Date }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    const expired = account.status === "suspended" && account.suspensionReason === "trial_expired";
    if (account.status !== "trial" && !expired) {
      throw new AppError("invalid_state", { message: "This account is not on trial." });
    }
    const before = { trial_ends_at: account.trialEndsAt };
    const trialEndsAt = await prolongTrial(tx, account, days, {
      ...act,
      action: "account.trial_extended",
      before,
    });
    const props = { endsAt: trialEndsAt.toISOString(), worksAgain: expired };
    await mailBillingContact(tx, { accountId, template: "trial-extended", props });
    return { trialEndsAt };
  });
}
