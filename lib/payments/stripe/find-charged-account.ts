import type { Provider } from "@/db/words";
import { findUnplaced } from "@/lib/payments/records/unplaced-charge";
import { stripeClient } from "./api/client";
import { findLinked } from "./api/find-subscription";
import { findInvoiceOf, ourMetadata } from "./api/metadata";

const method: Provider = "stripe";

/**
 * The account of ours whose charge it is, also where it has paid nothing here. Undefined for what another installation or
 * another shop has sold through the same account at Stripe.
 */
export async function findChargedAccount(paymentIntentId: string): Promise<number | undefined> {
  const intent = await stripeClient().paymentIntents.retrieve(paymentIntentId);
  const single = (await ourMetadata(intent.metadata)) ?? (await findUnplaced(method, paymentIntentId));
  if (single) return single.accountId;
  const stripeInvoiceId = await findInvoiceOf(paymentIntentId);
  if (!stripeInvoiceId) return undefined;
  const ours = (await findUnplaced(method, stripeInvoiceId)) ?? (await findSubscriber(stripeInvoiceId));
  return ours?.accountId;
}

async function findSubscriber(stripeInvoiceId: string): Promise<{ accountId: number } | undefined> {
  const invoice = await stripeClient().invoices.retrieve(stripeInvoiceId);
  const details = invoice.parent?.subscription_details;
  if (!details) return undefined;
  const { subscription, metadata } = details;
  return (
    (await ourMetadata(metadata)) ??
    (await findLinked(typeof subscription === "string" ? subscription : subscription.id))
  );
}
