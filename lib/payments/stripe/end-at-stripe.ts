import { eq } from "drizzle-orm";
import { asSystem, subscriptions } from "@/db";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { stripeClient } from "./api/client";

/**
 * Ends a subscription at Stripe and takes back what it still asks for: an open invoice has a page of its own, which could
 * be paid long after. The invoices first, so that a repetition after a fault finds the subscription still there.
 */
export async function endAtStripe(subscription: string): Promise<void> {
  const open = await stripeClient().invoices.list({ subscription, status: "open", limit: 100 });
  for (const { id } of open.data) await stripeClient().invoices.voidInvoice(id);
  await stripeClient().subscriptions.cancel(subscription);
}

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
