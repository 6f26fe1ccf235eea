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
