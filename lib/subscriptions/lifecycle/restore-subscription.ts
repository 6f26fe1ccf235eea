import { and, desc, eq, gt } from "drizzle-orm";
import { type Account, type Plan, type Subscription, subscriptions, type Tx } from "@/db";
import type { AccountStatus, BillingInterval } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isPayable } from "@/lib/plans/plan";
import { mailInvoice } from "@/lib/subscriptions/billing-mail";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { planPaidAt } from "@/lib/subscriptions/period/bought-time";
import { findBoughtTime } from "@/lib/subscriptions/period/find-bought-time";
import { changeAccountPlan, getPlanById, setAccountPlan } from "@/lib/subscriptions/plan-in-force";
import { addDays } from "@/lib/time/days";
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
  const paid = await findPaidAhead(tx, account.id);
  if (paid) return revive(tx, account, paid);
  if (isPayable(plan)) {
    requireSold(plan);
    const { paymentMethod } = account;
    const interval = await findLastInterval(tx, account.id);
    const { invoice } = await startSubscription(tx, { accountId: account.id, plan, interval, paymentMethod });
    await mailInvoice(tx, invoice, plan.name);
    return "pending_payment";
  }
  const trialEndsAt = plan.trialDays === null ? null : trialEndOf(account);
  await startFreeSubscription(tx, { accountId: account.id, plan, trialEndsAt });
  return trialEndsAt ? "trial" : "active";
}

/** Nobody is asked to pay for a plan that would let them do nothing. */
function requireSold({ name, isActive }: Plan): void {
  if (isActive) return;
  const message = `${name} is no longer sold. Give the account another plan, then reactivate it.`;
  throw new AppError("invalid_state", { message });
}

/** Days that a trial has at least which staff bring back. */
export const TRIAL_DAYS_BACK = 7;

/** What is left of the trial; one that is over gets some days more. */
function trialEndOf({ trialEndsAt }: Pick<Account, "trialEndsAt">): Date {
  return trialEndsAt && trialEndsAt > now() ? trialEndsAt : addDays(now(), TRIAL_DAYS_BACK);
}

const STATUS_WITH: Record<Subscription["status"], AccountStatus> = {
  trialing: "trial",
  pending_payment: "pending_payment",
  active: "active",
  past_due: "active",
  cancelled: "cancelled",
};

/** The newest subscription whose paid time is not over, and was not paid back: it need not be the last one. */
async function findPaidAhead(tx: Tx, accountId: number): Promise<Subscription | undefined> {
  const ahead = await tx
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.accountId, accountId), gt(subscriptions.currentPeriodEnd, now())))
    .orderBy(desc(subscriptions.id));
  for (const subscription of ahead) {
    const bought = await findBoughtTime(tx, subscription.id, now());
    if (bought.some(({ kind, keptShare }) => kind !== "upgrade" && keptShare > 0)) return subscription;
  }
  return undefined;
}

/** As it was billed before. */
async function findLastInterval(tx: Tx, accountId: number): Promise<BillingInterval | undefined> {
  const [last] = await tx
    .select({ interval: subscriptions.billingInterval })
    .from(subscriptions)
    .where(eq(subscriptions.accountId, accountId))
    .orderBy(desc(subscriptions.id))
    .limit(1);
  return last?.interval;
}

/** Without an upgrade that was refunded while the account was away. */
async function onPlanLeft(tx: Tx, subscription: Subscription): Promise<Subscription> {
  const bought = await findBoughtTime(tx, subscription.id, now());
  const isTaken = bought.some(
    ({ kind, planId, keptShare }) => kind === "upgrade" && planId === subscription.planId && keptShare === 0,
  );
  const planId = isTaken ? planPaidAt(bought, now()) : undefined;
  if (planId === undefined || planId === subscription.planId) return subscription;
  return changeAccountPlan(tx, subscription, { id: planId });
}

async function revive(tx: Tx, account: Account, found: Subscription): Promise<AccountStatus> {
  const subscription = await onPlanLeft(tx, found);
  const told = { recordedAs: "account.reactivated" };
  const kept = { cancelReason: null, cancelAtPeriodEnd: false };
  await changeSubscriptionStatus(tx, subscription, "active", told, kept);
  if (account.planId !== subscription.planId) {
    await setAccountPlan(tx, account.id, subscription.planId);
    await fitSitesToPlan(tx, { accountId: account.id, planId: subscription.planId });
  }
  return "active";
}
