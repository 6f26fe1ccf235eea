import type { Invoice } from "@/db";
import { installationId } from "@/lib/payments/provider/installation";
import { stripeClient } from "./client";
import { onceAtStripe } from "./once-at-stripe";

export type Priced = Pick<Invoice, "planId" | "billingInterval" | "totalCents" | "currency">;

/** The amount is part of the key: a plan whose price has changed gets a new price at Stripe. */
async function lookupKey({ planId, billingInterval, totalCents, currency }: Priced): Promise<string> {
  return `igny8_${await installationId()}_plan${planId}_${billingInterval}_${totalCents}_${currency.toLowerCase()}`;
}

/** Stripe's recurring price for what the invoice bills, found by its lookup key or created. */
export async function stripePriceId(priced: Priced, planName: string): Promise<string> {
  const key = await lookupKey(priced);
  const found = await stripeClient().prices.list({ lookup_keys: [key], active: true, limit: 1 });
  if (found.data[0]) return found.data[0].id;
  const wanted = {
    lookup_key: key,
    transfer_lookup_key: true, // From one that somebody has archived.
    currency: priced.currency.toLowerCase(),
    unit_amount: priced.totalCents,
    recurring: { interval: priced.billingInterval },
    product_data: { name: `IGNY8 ${planName}` },
  };
  const price = await onceAtStripe(
    `price:${key}`,
    (options) => stripeClient().prices.create(wanted, options),
    { mayChange: true },
  );
  return price.id;
}
