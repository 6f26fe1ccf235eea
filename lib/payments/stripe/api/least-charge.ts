/**
 * What Stripe charges at least, in cents of the currency (docs.stripe.com/currencies, "Minimum and maximum charge amounts").
 * Of a currency that settles in another one Stripe wants the worth of that one's, so the largest of these is no promise.
 */
const LEAST_CENTS: Readonly<Record<string, number>> = {
  AED: 200,
  CZK: 1500,
  DKK: 250,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  PLN: 200,
  RON: 200,
  SEK: 300,
  THB: 1000,
};

const ELSE_CENTS = 50;

export function leastChargeCents(currency: string): number {
  return LEAST_CENTS[currency] ?? ELSE_CENTS;
}
