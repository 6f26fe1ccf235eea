import { eq } from "drizzle-orm";
import { asSystem, subscriptions } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";

/** Stripe charges no more: the next period is billed by a link again. */
export async function forgetSubscription(stripeSubscriptionId: string): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(subscriptions)
      .set({ stripeSubscriptionId: null })
      .where(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId)),
  );
}

/**
 * Like `forgetSubscription`, where Stripe no longer knows it, which staff read in the audit log. False: none of ours had it.
 */
export function dropLink(stripeSubscriptionId: string): Promise<boolean> {
  return asSystem(async (tx) => {
    const dropped = await tx
      .update(subscriptions)
      .set({ stripeSubscriptionId: null })
      .where(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId))
      .returning({ id: subscriptions.id, accountId: subscriptions.accountId });
    for (const { id, accountId } of dropped)
      await recordAudit(tx, {
        accountId,
        actor: "webhook:stripe",
        action: "subscription.stripe_link_dropped",
        targetType: "subscription",
        targetId: id,
        reason: "Stripe no longer knows this subscription. The next period is paid by a link.",
        before: { stripeSubscriptionId },
      });
    return dropped.length > 0;
  });
}
