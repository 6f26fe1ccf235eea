import { eq } from "drizzle-orm";
import { asSystem, subscriptions } from "@/db";
import { stripeClient } from "@/lib/payments/stripe/api/client";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";

/**
 * Ends a subscription at Stripe and takes back what it still asks for. The invoices first, so that a repetition after a
 * fault finds the subscription still there.
 */
export async function endAtStripe(subscription: string): Promise<void> {
  await voidUnpaid(subscription);
  await stripeClient().subscriptions.cancel(subscription);
}

/**
 * An open invoice has a page of its own, which could be paid long after, and is retried automatically. A draft is charged
 * an hour after its period has begun: a subscription's can't be deleted, so it is finalised without being charged, then
 * void.
 */
export async function voidUnpaid(subscription: string): Promise<void> {
  const { invoices } = stripeClient();
  const drafts = await invoices.list({ subscription, status: "draft", limit: 100 });
  for (const { id } of drafts.data) await invoices.finalizeInvoice(id, { auto_advance: false });
  const open = await invoices.list({ subscription, status: "open", limit: 100 });
  for (const { id } of open.data) await invoices.voidInvoice(id);
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
