import type { Tx } from "@/db";
import { enqueueJob } from "./enqueue-job";

/**
 * Stripe charges automatically, so it has to hear of a change: after commit, with retries. One job of a subscription runs
 * at a time, or the older one's answer could arrive last.
 */
export async function enqueueSubscriptionSync(
  tx: Tx,
  link: { accountId: number; stripeSubscriptionId: string },
): Promise<void> {
  const { accountId, stripeSubscriptionId } = link;
  await enqueueJob(tx, {
    task: "sync-stripe-subscription",
    payload: { accountId, stripeSubscriptionId },
    jobKey: `sync-stripe-subscription:${stripeSubscriptionId}`,
    queue: `stripe:${stripeSubscriptionId}`,
  });
}
