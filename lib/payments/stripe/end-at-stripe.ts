import { stripeClient } from "./client";

/**
 * Ends a subscription at Stripe and takes back what it still asks for: an open invoice has a page of its own, which could
 * be paid long after. The invoices first, so that a repetition after a fault finds the subscription still there.
 */
export async function endAtStripe(subscription: string): Promise<void> {
  const open = await stripeClient().invoices.list({ subscription, status: "open", limit: 100 });
  for (const { id } of open.data) await stripeClient().invoices.voidInvoice(id);
  await stripeClient().subscriptions.cancel(subscription);
}
