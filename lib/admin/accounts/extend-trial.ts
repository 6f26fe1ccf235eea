import { eq } from "drizzle-orm";
import { type Account, accounts, asSystem, subscriptions, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { addDays } from "@/lib/time/days";

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
    const expired = account.status === "suspended" && account.suspensionReason === "trial_expired";
    if (account.status !== "trial" && !expired) {
      throw new AppError("invalid_state", { message: "This account is not on trial." });
    }
    const trialEndsAt = await prolongTrial(tx, account, days);
    const before = { status: account.status, trial_ends_at: account.trialEndsAt };
    const after = { status: "trial", trial_ends_at: trialEndsAt };
    await recordStaffAct(tx, { accountId, action: "account.trial_extended", before, after }, act);
    return { trialEndsAt };
  });
}

/** Puts the account on trial for `days` more. The caller holds its lock and has decided that it may. */
export async function prolongTrial(tx: Tx, account: Account, days: number): Promise<Date> {
  const from = Math.max(account.trialEndsAt?.getTime() ?? 0, nowMs());
  const trialEndsAt = addDays(new Date(from), days);
  await tx
    .update(accounts)
    .set({
      status: "trial",
      suspensionReason: null,
      previousStatus: null,
      suspendedAt: null,
      trialEndsAt,
      updatedAt: now(),
    })
    .where(eq(accounts.id, account.id));
  const subscription = await lockLiveSubscription(tx, account.id);
  if (subscription) {
    await tx
      .update(subscriptions)
      .set({ status: "trialing", currentPeriodEnd: trialEndsAt, updatedAt: now() })
      .where(eq(subscriptions.id, subscription.id));
  }
  return trialEndsAt;
}
