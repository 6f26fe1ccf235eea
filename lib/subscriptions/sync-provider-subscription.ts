import type { Subscription, Tx } from "@/db";
import { enqueueSubscriptionSync } from "@/lib/jobs/enqueue-subscription-sync";

type Linked = Pick<Subscription, "accountId" | "stripeSubscriptionId">;

/** Lets Stripe hear of a change, where it charges for the subscription. */
export async function syncProviderSubscription(tx: Tx, subscription: Linked): Promise<void> {
  const { accountId, stripeSubscriptionId } = subscription;
  if (stripeSubscriptionId) await enqueueSubscriptionSync(tx, { accountId, stripeSubscriptionId });
}
