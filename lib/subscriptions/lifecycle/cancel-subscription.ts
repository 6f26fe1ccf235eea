import { eq } from "drizzle-orm";
import { asSystem, type Subscription, subscriptions, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailCancelled } from "@/lib/subscriptions/billing-mail";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { endsAtOnce, toldOfSubscription } from "@/lib/subscriptions/subscription";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { endSubscription } from "./end-subscription";

export interface Cancellation extends Author {
  accountId: number;
  reason?: string;
}

/**
 * Ends the subscription when what is paid, or the trial, is over; what nobody has paid ends immediately. Twice is once.
 * Throws `invalid_state` where there is no subscription, and while a reported transfer waits for staff.
 */
export function cancelSubscription(cancellation: Cancellation): Promise<Subscription> {
  const { accountId, reason } = cancellation;
  return asSystem(async (tx) => {
    const account = await lockAccountFor(tx, accountId, standingOf(cancellation, "billing:manage"));
    const subscription = await lockLiveSubscription(tx, accountId);
    if (!subscription)
      throw new AppError("invalid_state", { message: "There is no subscription to cancel." });
    if (subscription.cancelAtPeriodEnd) return subscription;
    await requireNoTransferWaiting(tx, accountId);
    await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
    await mark(tx, subscription, reason);
    if (endsAtOnce(subscription, now())) {
      await endSubscription(tx, account, subscription, cancellation.actor);
    } else await syncProviderSubscription(tx, subscription);
    await audit(tx, cancellation, subscription);
    const cancelled = await getSubscription(tx, accountId, subscription.id);
    await mailCancelled(tx, cancelled);
    recordEvent(tx, { accountId, type: "subscription.cancelled", ...toldOfSubscription(cancelled) });
    return cancelled;
  });
}

async function mark(tx: Tx, subscription: Subscription, reason: string | undefined): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ cancelAtPeriodEnd: true, cancelReason: reason, updatedAt: now() })
    .where(eq(subscriptions.id, subscription.id));
}

async function audit(tx: Tx, cancellation: Cancellation, subscription: Subscription): Promise<void> {
  const { accountId, actor, requestId, reason } = cancellation;
  await recordAudit(tx, {
    accountId,
    actor,
    requestId,
    reason,
    action: "subscription.cancelled",
    targetType: "subscription",
    targetId: subscription.id,
    after: { ends_at: subscription.currentPeriodEnd?.toISOString() ?? now().toISOString() },
  });
}
