import { eq } from "drizzle-orm";
import { asSystem, type Subscription, subscriptions } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { mailResumed } from "@/lib/subscriptions/billing-mail";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { isOver, toldOfSubscription } from "@/lib/subscriptions/subscription";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/** Takes a cancellation back before the period ends. Twice is once. Throws `invalid_state` when it is over already. */
export function resumeSubscription({
  accountId,
  ...by
}: { accountId: number } & Author): Promise<Subscription> {
  return asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "billing:manage"));
    const subscription = await lockLiveSubscription(tx, accountId);
    if (!subscription || isOver(subscription, now())) {
      throw new AppError("invalid_state", {
        message: "The subscription has ended. Choose a plan to start again.",
      });
    }
    if (!subscription.cancelAtPeriodEnd) return subscription;
    const [resumed] = await tx
      .update(subscriptions)
      .set({ cancelAtPeriodEnd: false, cancelReason: null, updatedAt: now() })
      .where(eq(subscriptions.id, subscription.id))
      .returning();
    await syncProviderSubscription(tx, subscription);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "subscription.resumed",
      targetType: "subscription",
      targetId: subscription.id,
    });
    await mailResumed(tx, resumed!);
    recordEvent(tx, { accountId, type: "subscription.resumed", ...toldOfSubscription(resumed!) });
    return resumed!;
  });
}
