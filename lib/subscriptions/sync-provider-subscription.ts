import type { Subscription, Tx } from "@/db";
import { enqueueJob } from "@/lib/jobs/enqueue-job";

type Linked = Pick<Subscription, "accountId" | "stripeSubscriptionId">;

/** Stripe charges by itself, so it has to hear of a change: after commit, with retries, from the job of this name. */
export async function syncProviderSubscription(tx: Tx, subscription: Linked): Promise<void> {
  if (!subscription.stripeSubscriptionId) return;
  const payload = {
    accountId: subscription.accountId,
    stripeSubscriptionId: subscription.stripeSubscriptionId,
  };
  const jobKey = `sync-stripe-subscription:${subscription.stripeSubscriptionId}`;
  await enqueueJob(tx, { task: "sync-stripe-subscription", payload, jobKey });
}
