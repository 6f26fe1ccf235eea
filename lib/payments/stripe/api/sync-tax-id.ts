import Stripe from "stripe";
import { stripeClient } from "./client";
import { taxIdType } from "./tax-id-type";

export interface TaxIdOf {
  taxId: string | null;
  country: string | null;
}

/**
 * Makes the account's tax id the customer's one at Stripe. False where it has to be printed on Stripe's invoices as a field of
 * its own, since Stripe has no type for its country or calls it invalid.
 */
export async function syncTaxId(customer: string, { taxId, country }: TaxIdOf): Promise<boolean> {
  const type = taxIdType(country);
  const { data } = await stripeClient().customers.listTaxIds(customer, { limit: 100 });
  const isWanted = (known: Stripe.TaxId) =>
    taxId !== null && known.type === type && bare(known.value) === bare(taxId);
  for (const known of data)
    if (!isWanted(known)) await stripeClient().customers.deleteTaxId(customer, known.id);
  if (taxId === null || data.some(isWanted)) return true;
  return type !== undefined && create(customer, { type, value: taxId });
}

async function create(customer: string, wanted: Stripe.CustomerCreateTaxIdParams): Promise<boolean> {
  try {
    await stripeClient().customers.createTaxId(customer, wanted);
    return true;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === "tax_id_invalid") return false;
    throw error;
  }
}

/** Stripe may keep one without the spaces and dots that people write. */
const bare = (value: string) => value.replace(/[^0-9a-z]/gi, "").toUpperCase();
