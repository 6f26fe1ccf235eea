import type { Account, Tx } from "@/db";
import { changeAccountStatus, type StatusCause } from "@/lib/accounts/change-status";
import { nowMs } from "@/lib/clock";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { addDays } from "@/lib/time/days";

/** Puts the account on trial for `days` more. The caller holds its lock and has decided that it may. */
export async function prolongTrial(
  tx: Tx,
  account: Account,
  days: number,
  cause: StatusCause,
): Promise<Date> {
  const from = Math.max(account.trialEndsAt?.getTime() ?? 0, nowMs());
  const trialEndsAt = addDays(new Date(from), days);
  const told = "action" in cause ? withEnd(cause, trialEndsAt) : cause;
  await changeAccountStatus(tx, account, { to: "trial", liftedByStaff: true }, told, { trialEndsAt });
  const subscription = await lockLiveSubscription(tx, account.id);
  if (!subscription) return trialEndsAt;
  const recorded = { recordedAs: "action" in cause ? cause.action : cause.recordedAs };
  await changeSubscriptionStatus(tx, subscription, "trialing", recorded, { currentPeriodEnd: trialEndsAt });
  return trialEndsAt;
}

function withEnd<C extends { after?: Record<string, unknown> }>(cause: C, trialEndsAt: Date): C {
  return { ...cause, after: { trial_ends_at: trialEndsAt, ...cause.after } };
}
