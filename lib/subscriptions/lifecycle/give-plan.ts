import { eq } from "drizzle-orm";
import { type Account, accounts, type Plan, subscriptions, type Tx } from "@/db";
import type { AccountStatus } from "@/db/words";
import { now } from "@/lib/clock";
import { resetCredits } from "@/lib/credits/write-ledger";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { fitSitesToPlan } from "@/lib/subscriptions/plan-in-force";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { addDays } from "@/lib/time/days";
import { startFreeSubscription } from "./start-subscription";

/**
 * A plan without a price, in force at once: a new subscription, the plan's credits, sites as it allows. Answers the
 * account's status. The caller holds the account and writes the audit row.
 */
export async function givePlan(tx: Tx, account: Account, plan: Plan): Promise<AccountStatus> {
  await retireSubscription(tx, account.id);
  const trialEndsAt = plan.trialDays === null ? null : addDays(now(), plan.trialDays);
  await startFreeSubscription(tx, { accountId: account.id, plan, trialEndsAt });
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

/**
 * Makes room for a subscription that staff give: the running one is cancelled at once, and what was to be paid for it is
 * void. Throws `invalid_state` while a transfer waits for a decision. The caller holds the account.
 */
export async function retireSubscription(tx: Tx, accountId: number): Promise<void> {
  await requireNoTransferWaiting(tx, accountId, "staff");
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  const subscription = await lockLiveSubscription(tx, accountId);
  if (!subscription) return;
  await tx
    .update(subscriptions)
    .set({ status: "cancelled", cancelledAt: now(), updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
}
