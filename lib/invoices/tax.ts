import { env } from "@/lib/env";
import { taxCents } from "./invoice";

/** The rate of invoices that are written now: 20 % is 2000. */
export function taxRateBasisPoints(): number {
  return Math.round(env().TAX_RATE_PERCENT * 100);
}

/** A net price with the tax of today, in cents. */
export function withTax(netCents: number): number {
  return netCents + taxCents(netCents, taxRateBasisPoints());
}

/** What every page says of tax beside list prices, which are net: one sentence that agrees with the next invoice. */
export function taxWords(): string {
  const rate = taxRateBasisPoints();
  return rate > 0
    ? `Prices exclude tax: ${rate / 100} % is added on the invoice.`
    : "No tax is added to these prices.";
}
