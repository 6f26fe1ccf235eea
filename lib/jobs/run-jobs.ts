import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import { endLapsedViews } from "@/lib/admin/view-as/end-lapsed-views";
import { applyScheduledChanges } from "@/lib/subscriptions/apply-scheduled-changes";
import { expireSignups } from "@/lib/subscriptions/expire-signups";
import { expireTrials } from "@/lib/subscriptions/expire-trials";
import { remindTrials } from "@/lib/subscriptions/remind-trials";
import { renewSubscriptions } from "@/lib/subscriptions/renew-subscriptions";
import { resetMonthlyCredits } from "@/lib/subscriptions/reset-monthly-credits";
import { warnLowCredits } from "@/lib/usage/warn-low-credits";

export { expireTrials, renewSubscriptions };

/** The recurring jobs, in the order in which they follow from each other. Each may run at any time, and again. */
export const RECURRING = {
  "expire-trials": expireTrials,
  "remind-trials": remindTrials,
  "expire-signups": expireSignups,
  "apply-scheduled-changes": applyScheduledChanges,
  "renew-subscriptions": renewSubscriptions,
  "reset-monthly-credits": resetMonthlyCredits,
  "warn-low-credits": warnLowCredits,
  "end-lapsed-views": endLapsedViews,
  "purge-deleted-accounts": purgeClosedAccounts,
} as const;

/** Runs everything that is due, once. Answers how much each job did. */
export async function runJobs(): Promise<Record<keyof typeof RECURRING, number>> {
  const done: Partial<Record<keyof typeof RECURRING, number>> = {};
  for (const name of Object.keys(RECURRING) as (keyof typeof RECURRING)[])
    done[name] = await RECURRING[name]();
  return done as Record<keyof typeof RECURRING, number>;
}
