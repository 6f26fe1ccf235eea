import Stripe from "stripe";

/** Stripe knows no object by this id: deleted there, or the key is another account's. `of`: which parameter named it. */
export function isMissing(error: unknown, of?: string): boolean {
  const missing = error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
  return missing && (of === undefined || error.param === of);
}

/** Whether the page itself is missing: what Stripe misses is named in its words ("No such checkout.session: 'cs_...'"). */
export function isUnknownPage(error: unknown, externalId: string): boolean {
  return isMissing(error) && error instanceof Error && error.message.includes(`'${externalId}'`);
}
