import { eq } from "drizzle-orm";
import { asSystem, subscriptions } from "@/db";

/** Stripe charges no more: the next period is billed by a link again. */
export async function forgetSubscription(stripeSubscriptionId: string): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(subscriptions)
      .set({ stripeSubscriptionId: null })
      .where(eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId)),
  );
}
