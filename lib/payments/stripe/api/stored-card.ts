import type Stripe from "stripe";
import { stripeClient } from "./client";
import { findStripeSubscription } from "./find-subscription";

export interface StoredCard {
  customer: string;
  paymentMethod: string;
}

/** What Stripe charges for a subscription's renewals: its own way to pay, or its customer's. Undefined where there is none. */
export async function findStoredCard(stripeSubscriptionId: string): Promise<StoredCard | undefined> {
  const subscription = await findStripeSubscription(stripeSubscriptionId);
  if (subscription === "gone" || subscription.status === "canceled") return undefined;
  const customer = idOf(subscription.customer);
  if (!customer) return undefined;
  const paymentMethod =
    idOf(subscription.default_payment_method) ?? (await defaultOf(customer).then((found) => idOf(found)));
  return paymentMethod ? { customer, paymentMethod } : undefined;
}

async function defaultOf(customer: string) {
  const found = await stripeClient().customers.retrieve(customer);
  return found.deleted ? undefined : (found as Stripe.Customer).invoice_settings?.default_payment_method;
}

function idOf(value: string | { id: string } | null | undefined): string | undefined {
  return (typeof value === "string" ? value : value?.id) || undefined;
}
