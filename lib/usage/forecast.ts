import { DAY_MS } from "@/lib/time/days";

/** Burn rate and how long the balance lasts. Pure. */

export interface Forecast {
  /** Credits a day, over the days looked at. */
  perDay: number;
  /** When the balance reaches zero at that rate; undefined when nothing is spent. */
  emptyAt: Date | undefined;
}

/** For how many days up to `at` there is anything to look at: since the account began, `most` at most, at least one. */
export function historyDays(beganAt: Date, most: number, at: Date): number {
  const days = Math.ceil((at.getTime() - beganAt.getTime()) / DAY_MS);
  return Math.min(most, Math.max(1, days));
}

/** `spent` credits within `days` days. */
export function forecast(balance: number, spent: number, days: number, at: Date): Forecast {
  const perDay = spent / Math.max(1, days);
  if (perDay <= 0) return { perDay: 0, emptyAt: undefined };
  return { perDay, emptyAt: new Date(at.getTime() + (balance / perDay) * DAY_MS) };
}

/** How little is left, in percent of what the plan gives: the thresholds people are told at. */
export const LOW_CREDIT_PERCENTS = [5, 20] as const;
export type LowCreditPercent = (typeof LOW_CREDIT_PERCENTS)[number];

/** The lowest threshold that the balance has reached; undefined while there is enough, or when the plan gives nothing. */
export function lowCreditPercent(balance: number, perPeriod: number): LowCreditPercent | undefined {
  if (perPeriod <= 0) return undefined;
  return LOW_CREDIT_PERCENTS.find((percent) => balance * 100 <= perPeriod * percent);
}
