/** What plans cost, as the contract and 007 tell it. Cents. */

export interface Priced {
  priceCents: number;
}

export type Interval = "month" | "year";

/**
 * docs/contract.md, section 2, gives prices a month. A year costs twelve months less 15 %, rounded to the cent: neither the
 * contract nor 007 says so; the public pricing page does.
 */
export function priceOf({ priceCents }: Priced, interval: Interval): number {
  return interval === "month" ? priceCents : Math.round((priceCents * 12 * 85) / 100);
}

export function withTax(netCents: number, percent: number): number {
  return netCents + Math.round((netCents * percent) / 100);
}

/** A stretch of time that was paid for, at the price it was paid with. */
export interface PaidStretch {
  start: number;
  end: number;
  /** How it was sold: by months, or by years. */
  interval: Interval;
  /** How many of those. */
  quantity: number;
  /** Net, with upgrades that were paid within it. */
  paidCents: number;
}

/**
 * 007: an upgrade costs the difference by the second for the rest of what is paid. What was paid is what its invoices
 * charged, not what the plan costs today; what the bigger plan costs is today's price for as much time.
 */
export function upgradeCents(stretches: readonly PaidStretch[], bigger: Priced, at: number): number {
  return stretches.reduce((sum, { start, end, interval, quantity, paidCents }) => {
    if (end <= at) return sum;
    const share = (end - Math.max(start, at)) / (end - start);
    return sum + (priceOf(bigger, interval) * quantity - paidCents) * share;
  }, 0);
}
