import { eq } from "drizzle-orm";
import { subscriptions } from "@/db/schema";
import { asSystem } from "@/db/scope";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/** What Stripe charged for a subscription that none of ours knows has no place here: it must not charge again. */
export async function endUnlinked(accountId: number, stripeSubscriptionId: string): Promise<void> {
  await asSystem(async (tx) => {
    const linked = await tx.$count(
      subscriptions,
      eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId),
    );
    if (linked === 0) await syncProviderSubscription(tx, { accountId, stripeSubscriptionId });
  });
}
