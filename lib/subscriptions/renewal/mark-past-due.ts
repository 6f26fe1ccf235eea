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
  const { accountId, status } = subscription;
  const ends = subscription.currentPeriodEnd!;
  const late = subscription.stripeSubscriptionId ? new Date(ends.getTime() + STRIPE_HOURS * 3_600_000) : ends;
  if (status !== "active" || late > now()) return false;
  await changeSubscriptionStatus(tx, subscription, "past_due", {
    actor: "job:renew-subscriptions",
    action: "subscription.past_due",
  });
  if (!(await isTransferWaiting(tx, accountId))) await voidOpenInvoices(tx, accountId, ["upgrade"]);
  await mailPastDue(tx, subscription);
  return true;
}
