import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Account, Plan } from "@/db/schema";
import { accounts } from "@/db/schema";
import type { AccountStatus } from "@/db/words";

import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/reset-credits";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites-to-plan";

import { startTrialSubscription } from "@/lib/subscriptions/start-trial-subscription";
import { addDays } from "@/lib/time/days";
import { retireSubscription } from "./retire-subscription";

/**
 * A plan without a price, in force at once: a new subscription, the plan's credits, sites as it allows. Answers the
 * account's status. The caller holds the account and writes the audit row.
 */
export async function givePlan(tx: Tx, account: Account, plan: Plan): Promise<AccountStatus> {
  await retireSubscription(tx, account.id);
  const trialEndsAt = plan.trialDays === null ? null : addDays(now(), plan.trialDays);
  await startTrialSubscription(tx, { accountId: account.id, plan, trialEndsAt });
  const description = `${plan.name}: given by our team`;
  await resetCredits(tx, { accountId: account.id, credits: plan.creditsPerMonth, description });
  await fitSitesToPlan(tx, { accountId: account.id, planId: plan.id });
  return putOnPlan(tx, account, { planId: plan.id, trialEndsAt });
}

/** An account that staff suspended stays so, and gets there when they lift it. */
async function putOnPlan(
  tx: Tx,
  account: Account,
  on: { planId: number; trialEndsAt: Date | null },
): Promise<AccountStatus> {
  const status = on.trialEndsAt ? "trial" : "active";
  const stays = account.status === "suspended" && account.suspensionReason === "admin";
  const state = stays
    ? { previousStatus: status as AccountStatus }
    : { status: status as AccountStatus, suspensionReason: null, previousStatus: null, suspendedAt: null };
  await tx
    .update(accounts)
    .set({ ...state, ...on, updatedAt: now() })
    .where(eq(accounts.id, account.id));
  return stays ? account.status : status;
}
