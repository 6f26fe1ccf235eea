import { desc, eq } from "drizzle-orm";
import { type Account, type Subscription, subscriptions, type Tx } from "@/db";
import type { AccountStatus } from "@/db/words";
import { now } from "@/lib/clock";
import { isPayable } from "@/lib/plans/plan";
import { mailInvoice } from "@/lib/subscriptions/billing-mail";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { startFreeSubscription, startSubscription } from "./start-subscription";

/**
 * The subscription of an account that comes back: the cancelled one when its paid time has not run out, else a new one to
 * the same plan, whose invoice is sent. Answers the status that the account gets with it. The caller holds the account.
 */
export async function restoreSubscription(
  tx: Tx,
  account: Account & { planId: number | null },
): Promise<AccountStatus> {
  const live = await findLiveSubscription(tx, account.id);
  if (live) return STATUS_WITH[live.status];
  const plan = await getPlanById(tx, account.planId!);
  const last = await lastSubscription(tx, account.id);
  if (isPayable(plan)) {
    if (last && isPaidAhead(last)) return revive(tx, last);
    const { paymentMethod } = account;
    const { invoice } = await startSubscription(tx, { accountId: account.id, plan, paymentMethod });
    await mailInvoice(tx, invoice, plan.name);
    return "pending_payment";
  }
  const trialEndsAt = plan.trialDays === null ? null : (account.trialEndsAt ?? now());
  await startFreeSubscription(tx, { accountId: account.id, plan, trialEndsAt });
  return trialEndsAt ? "trial" : "active";
}

const STATUS_WITH: Record<Subscription["status"], AccountStatus> = {
  trialing: "trial",
  pending_payment: "pending_payment",
  active: "active",
  past_due: "active",
  cancelled: "cancelled",
};

async function lastSubscription(tx: Tx, accountId: number): Promise<Subscription | undefined> {
  const [last] = await tx
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.accountId, accountId))
    .orderBy(desc(subscriptions.id))
    .limit(1);
  return last;
}

function isPaidAhead({ anchorAt, currentPeriodEnd }: Subscription): boolean {
  return anchorAt !== null && currentPeriodEnd !== null && currentPeriodEnd > now();
}

async function revive(tx: Tx, subscription: Subscription): Promise<AccountStatus> {
  const told = { recordedAs: "account.reactivated" };
  const kept = { cancelReason: null, cancelAtPeriodEnd: false };
  await changeSubscriptionStatus(tx, subscription, "active", told, kept);
  return "active";
}
