import type { Subscription, Tx } from "@/db";
import { now } from "@/lib/clock";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { mailPastDue } from "./days-to-pay";

/** Stripe finalises a renewal about an hour after the period's end: its customers are late only after these hours. */
const STRIPE_HOURS = 6;

/** active -> past_due: the period is over and the next one is not paid. Everything still works. */
export async function markPastDue(tx: Tx, subscription: Subscription): Promise<boolean> {
  const { accountId } = subscription;
  if (!isPastDue(subscription, now())) return false;
  await changeSubscriptionStatus(tx, subscription, "past_due", {
    actor: "job:renew-subscriptions",
    action: "subscription.past_due",
  });
  if (!(await isTransferWaiting(tx, accountId, ["upgrade"])))
    await voidOpenInvoices(tx, accountId, ["upgrade"]);
  await mailPastDue(tx, subscription);
  return true;
}

/** Its period is over, and nobody has noted it yet. Pure. */
export function isPastDue(
  { status, currentPeriodEnd, stripeSubscriptionId }: Subscription,
  at: Date,
): boolean {
  if (status !== "active" || !currentPeriodEnd) return false;
  const lateMs = stripeSubscriptionId ? STRIPE_HOURS * 3_600_000 : 0;
  return currentPeriodEnd.getTime() + lateMs <= at.getTime();
}
