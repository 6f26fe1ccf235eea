import type { Account, Subscription, Tx } from "@/db";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { isPayable } from "@/lib/plans/plan";
import {
  endIfOver,
  endSubscription,
  mailSubscriptionEnded,
} from "@/lib/subscriptions/lifecycle/end-subscription";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { addDays } from "@/lib/time/days";
import { beginMonthIfDue } from "./begin-month";
import { listDueRenewals } from "./list-due-renewals";
import { markPastDue } from "./mark-past-due";
import { remindOfRenewal } from "./remind-of-renewal";
import { ENDS_DAYS_AFTER, INVOICE_DAYS_BEFORE, isGivenUp } from "./renewal";
import { issueRenewalInvoice } from "./renewal-invoice";
import { suspendOverdue } from "./suspend-overdue";

const ACTOR = "job:renew-subscriptions";

/**
 * Everything that happens around the end of a period: invoice and reminders before, at the end the waiting change, the
 * cancellation or `past_due`, and a week later suspension. Who staff suspended is billed nothing meanwhile. `except`: accounts
 * of which nobody knows whether they have paid. Answers how many subscriptions moved.
 */
export async function renewSubscriptions(except: ReadonlySet<number> = new Set()): Promise<number> {
  const due = (await listDueRenewals()).filter((accountId) => !except.has(accountId));
  return eachAccount("renew-subscriptions", due, renewSubscription);
}

/** The same for one account, whatever of it is due. */
export async function renewSubscription(tx: Tx, account: Account): Promise<boolean> {
  await beginMonthIfDue(tx, account); // The last month that was paid may have begun unseen.
  const subscription = await lockLiveSubscription(tx, account.id);
  const ends = subscription?.currentPeriodEnd;
  if (!subscription || !ends || ends > addDays(now(), INVOICE_DAYS_BEFORE)) return false;
  if (subscription.status !== "active" && subscription.status !== "past_due") return false;
  if (subscription.cancelAtPeriodEnd)
    return (await endIfOver(tx, account, subscription, ACTOR)) !== undefined;
  if (isGivenUp(account, ends, now())) return endUnpaid(tx, account, subscription);
  // Who is shut out by staff is neither billed nor reminded; what is due then is billed when they lift it.
  return isSuspendedByStaff(account) ? false : billRenewal(tx, account, subscription, ends);
}

/** Not while a transfer waits: its invoice would be void before anybody has looked for the money. */
async function endUnpaid(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  if (await isTransferWaiting(tx, account.id)) return false;
  await mailSubscriptionEnded(tx, subscription, { reason: "unpaid", unpaidDays: ENDS_DAYS_AFTER });
  await endSubscription(tx, account, subscription, ACTOR);
  return true;
}

async function billRenewal(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  ends: Date,
): Promise<boolean> {
  const changed = await applyScheduledChange(tx, subscription);
  if (!isPayable(await findPlanInForce(tx, subscription.id))) return changed;
  const current = await getSubscription(tx, account.id, subscription.id);
  const issued = await issueRenewalInvoice(tx, current);
  const reminded = await remindOfRenewal(tx, current);
  const due = ends <= now() && (await markPastDue(tx, current));
  const suspended = await suspendOverdue(tx, account, current);
  return changed || Boolean(issued) || reminded || due || suspended;
}
