import type { Account, Plan, Tx } from "@/db";
import type { AccountStatus } from "@/db/words";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/write-ledger";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { addDays } from "@/lib/time/days";
import { startFreeSubscription } from "./start-subscription";

/**
 * A plan without a price, in force right away: a new subscription, the plan's credits, sites as it allows. Answers the
 * account's status. The caller holds the account and writes the audit row.
 */
export async function givePlan(tx: Tx, account: Account, plan: Plan): Promise<AccountStatus> {
  await retireSubscription(tx, account.id);
  const trialEndsAt = plan.trialDays === null ? null : addDays(now(), plan.trialDays);
  await startFreeSubscription(tx, { accountId: account.id, plan, trialEndsAt });
  const description = `${plan.name}: given by our team`;
  await resetCredits(tx, { accountId: account.id, credits: plan.creditsPerMonth, description });
  await fitSitesToPlan(tx, { accountId: account.id, planId: plan.id });
  const status = trialEndsAt ? "trial" : "active";
  const told = { recordedAs: "account.plan_changed" };
  const changed = await changeAccountStatus(tx, account, { to: status }, told, {
    planId: plan.id,
    trialEndsAt,
  });
  return changed.status;
}

/**
 * Makes room for a subscription that staff give: the running one is cancelled immediately, and what was to be paid for it
 * is void. Throws `invalid_state` while a transfer waits for a decision. The caller holds the account.
 */
async function retireSubscription(tx: Tx, accountId: number): Promise<void> {
  await requireNoTransferWaiting(tx, accountId, "staff");
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  const subscription = await lockLiveSubscription(tx, accountId);
  if (!subscription) return;
  await changeSubscriptionStatus(tx, subscription, "cancelled", { recordedAs: "account.plan_changed" });
}
