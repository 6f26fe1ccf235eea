import { addMonths, monthsApart } from "@/lib/time/months";

export interface Period {
  anchorAt: Date;
  start: Date;
  end: Date;
}

/** What was paid before: null for a first payment, and after a suspension for non-payment, when counting starts anew. */
export interface PaidUntil {
  anchorAt: Date;
  periodEnd: Date;
}

/**
 * The period that a payment of `months` buys (docs/contract.md, section 2). It starts at the previous period's end, whenever
 * it was paid: no gap and no overlap. Months count from the anchor, so that a clamped day comes back.
 */
export function nextPeriod(paid: PaidUntil | null, confirmedAt: Date, months: number): Period {
  const anchorAt = paid?.anchorAt ?? confirmedAt;
  const start = paid?.periodEnd ?? confirmedAt;
  return { anchorAt, start, end: addMonths(anchorAt, monthsApart(anchorAt, start) + months) };
}
