import { type Account, asSystem, type Tx } from "@/db";
import type { AccountStatus } from "@/db/words";
import { hasLostSubscription, statusToResume } from "@/lib/accounts/account";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { lockAccount } from "@/lib/accounts/lock-account";
import type { StaffAct } from "@/lib/admin/staff-act";
import { now } from "@/lib/clock";
import { giveBackLapsedCredits } from "@/lib/credits/give-back-lapsed-credits";
import { AppError } from "@/lib/errors";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { requireStaff } from "@/lib/staff/require-staff";
import { restoreSubscription, TRIAL_DAYS_BACK } from "@/lib/subscriptions/lifecycle/restore-subscription";
import { beginMonthIfDue, findDueMonth } from "@/lib/subscriptions/renewal/begin-month";
import { giveDaysToChoose, giveDaysToPay } from "@/lib/subscriptions/renewal/days-to-pay";
import { prolongTrial } from "@/lib/subscriptions/trial/prolong-trial";

/**
 * Lets a suspended account work as it did before, and brings a cancelled or closed one back. A trial that is over gets 7
 * more days, a bill whose time to pay is over as well; a paid plan that has ended waits for its payment. A month that began
 * meanwhile brings its credits now, whatever lapsed before it. Idempotent.
 * Returns the new status.
 */
export function reactivateAccount(
  accountId: number,
  act: StaffAct,
): Promise<{ changed: boolean; status: AccountStatus }> {
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    if (account.status !== "suspended" && account.status !== "cancelled" && !account.closedAt) {
      return { changed: false, status: account.status };
    }
    const status = hasLostSubscription(account) ? await restore(tx, account) : statusToResume(account);
    await letWork(tx, account, status, act);
    return { changed: true, status };
  });
}

async function restore(tx: Tx, account: Account): Promise<AccountStatus> {
  if (account.planId === null) throw new AppError("no_plan", { message: "Give the account a plan first." });
  const status = await restoreSubscription(tx, account);
  if (status !== "pending_payment")
    await giveBackLapsedCredits(tx, account.id, await findDueMonth(tx, account.id));
  return status;
}

async function letWork(tx: Tx, account: Account, to: AccountStatus, act: StaffAct): Promise<void> {
  if (to === "suspended" || to === "cancelled") throw new AppError("invalid_state");
  const cause = { ...act, action: "account.reactivated" };
  const working = await changeAccountStatus(tx, account, { to, liftedByStaff: true }, cause);
  const isOver = !account.trialEndsAt || account.trialEndsAt <= now();
  if (to === "trial" && isOver)
    await prolongTrial(tx, working, TRIAL_DAYS_BACK, { recordedAs: cause.action });
  if (to === "active") await giveDaysToPay(tx, account.id);
  if (to === "active") await beginMonthIfDue(tx, working);
  if (to === "pending_payment") await giveDaysToChoose(tx, account.id);
  await mailBillingContact(tx, { accountId: account.id, template: "reactivated", props: {} });
}
