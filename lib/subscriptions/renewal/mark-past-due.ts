import { and, eq } from "drizzle-orm";
import { type Subscription, subscriptions, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailPastDue } from "./days-to-pay";

/** Stripe finalises a renewal about an hour after the period's end: its customers are late only after these hours. */
const STRIPE_HOURS = 6;

/** active -> past_due: the period is over and the next one is not paid. Everything still works. */
export async function markPastDue(tx: Tx, subscription: Subscription): Promise<boolean> {
  const { id, accountId, status } = subscription;
  const ends = subscription.currentPeriodEnd!;
  const late = subscription.stripeSubscriptionId ? new Date(ends.getTime() + STRIPE_HOURS * 3_600_000) : ends;
  if (status !== "active" || late > now()) return false;
  await tx
    .update(subscriptions)
    .set({ status: "past_due", updatedAt: now() })
    .where(and(eq(subscriptions.id, id), eq(subscriptions.status, "active")));
  if (!(await isTransferWaiting(tx, accountId))) await voidOpenInvoices(tx, accountId, ["upgrade"]);
  await recordAudit(tx, {
    accountId,
    actor: "job:renew-subscriptions",
    action: "subscription.past_due",
    targetType: "subscription",
    targetId: id,
  });
  await mailPastDue(tx, subscription);
  return true;
}
