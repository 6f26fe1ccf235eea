import { eq } from "drizzle-orm";
import { type Account, type Invoice, type Plan, type Subscription, subscriptions, type Tx } from "@/db";
import type { BillingInterval } from "@/db/words";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { createPeriodInvoice } from "@/lib/invoices/create-period-invoice";
import { listOpenInvoices, voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { dueDate } from "@/lib/invoices/terms";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { intervalPriceCents } from "@/lib/plans/plan";
import { fitSitesToPlan } from "@/lib/subscriptions/fit-sites";
import { startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { DAYS_TO_PAY } from "@/lib/subscriptions/period/period";
import { setAccountPlan } from "@/lib/subscriptions/plan-in-force";
import { addDays } from "@/lib/time/days";

export interface FirstChoice {
  account: Account;
  subscription: Subscription | undefined;
  plan: Plan;
  interval: BillingInterval;
}

/**
 * A plan chosen before anything is paid: sign-up, trial, after a trial, after a cancellation. The one open first invoice
 * is for it. A trial goes on as it is until that is paid. Throws `invalid_state` while a transfer for another one waits.
 */
export async function chooseFirstPlan(tx: Tx, choice: FirstChoice): Promise<Invoice> {
  const { account, subscription, plan, interval } = choice;
  if (!subscription) return startAgain(tx, choice);
  const open = (await listOpenInvoices(tx, account.id)).find(({ kind }) => kind === "first");
  if (open && holdsStill(open, choice)) {
    if (account.status === "pending_payment") await choosePending(tx, choice, subscription);
    return open;
  }
  await requireNoTransferWaiting(tx, account.id);
  await voidOpenInvoices(tx, account.id, ["first", "renewal"]);
  if (account.status === "pending_payment") await choosePending(tx, choice, subscription);
  if (subscription.cancelAtPeriodEnd) await withdrawCancellation(tx, subscription);
  const terms = { accountId: account.id, subscriptionId: subscription.id, plan, interval };
  return createPeriodInvoice(tx, { ...terms, kind: "first", dueAt: dueDate(now()) });
}

/** Whether it is for this plan and interval, at today's price. */
function holdsStill(open: Invoice, { plan, interval }: FirstChoice): boolean {
  return (
    open.planId === plan.id &&
    open.billingInterval === interval &&
    open.subtotalCents === intervalPriceCents(plan, interval)
  );
}

/** Someone who chooses a plan, also the same again, on the last day of a sign-up gets some days to pay for it. */
async function choosePending(tx: Tx, { plan, interval, account }: FirstChoice, subscription: Subscription) {
  const graceEndsAt = latest(subscription.graceEndsAt, addDays(now(), DAYS_TO_PAY));
  await tx
    .update(subscriptions)
    .set({ planId: plan.id, billingInterval: interval, graceEndsAt, updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
  await setAccountPlan(tx, account.id, plan.id);
  await fitSitesToPlan(tx, { accountId: account.id, planId: plan.id });
}

function latest(one: Date | null, other: Date): Date {
  return one && one > other ? one : other;
}

/** Choosing a plan on a canceled trial means that the trial should continue until the transfer has arrived. */
async function withdrawCancellation(tx: Tx, { id }: Subscription): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ cancelAtPeriodEnd: false, cancelReason: null, updatedAt: now() })
    .where(eq(subscriptions.id, id));
}

/** An account without a subscription begins like a new sign-up. */
async function startAgain(tx: Tx, { account, plan, interval }: FirstChoice): Promise<Invoice> {
  if (account.closedAt) throw new AppError("account_cancelled");
  const { invoice } = await startSubscription(tx, { accountId: account.id, plan, interval });
  // The plan moves only together with `pending_payment`, or behind a suspension: nobody works on it unpaid.
  if (account.status === "suspended") await setAccountPlan(tx, account.id, plan.id);
  else {
    const told = { recordedAs: "subscription.plan_chosen" };
    await changeAccountStatus(tx, account, { to: "pending_payment" }, told, { planId: plan.id });
  }
  await fitSitesToPlan(tx, { accountId: account.id, planId: plan.id });
  return invoice;
}
