import { eq } from "drizzle-orm";
import { asSystem, type Subscription, subscriptions } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { isOver } from "@/lib/subscriptions/subscription";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/** Takes a cancellation back before the period ends. Twice is once. Throws `invalid_state` when it is over already. */
export function resumeSubscription(wish: {
  accountId: number;
  actor: string;
  requestId?: string;
}): Promise<Subscription> {
  return asSystem(async (tx) => {
    await lockAccount(tx, wish.accountId);
    const subscription = await lockLiveSubscription(tx, wish.accountId);
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
      ...wish,
      action: "subscription.resumed",
      targetType: "subscription",
      targetId: subscription.id,
    });
    return resumed!;
  });
}
