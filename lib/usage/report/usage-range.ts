import { addDays, DAY_MS } from "@/lib/time/days";

/** Which days a report is about, and the same number of days before them. Days begin and end in UTC. Pure. */
export interface UsageRange {
  /** The first moment of the first day. */
  from: Date;
  /** The first moment after the last day. */
  to: Date;
  days: number;
  /** From here to `from` is what it is compared with. */
  previousFrom: Date;
}

/** Longer ranges are asked for in parts. */
export const MOST_DAYS = 366;

function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** From the day of `first` to the day of `last`, both whole. Undefined where it begins after its end, or is too long. */
export function rangeOf(first: Date, last: Date): UsageRange | undefined {
  const [from, to] = [startOfDay(first), addDays(startOfDay(last), 1)];
  const days = Math.round((to.getTime() - from.getTime()) / DAY_MS);
  if (days < 1 || days > MOST_DAYS) return undefined;
  return { from, to, days, previousFrom: addDays(from, -days) };
}

/** `days` days up to and with the day of `at`. */
export function lastDays(days: number, at: Date): UsageRange {
  return rangeOf(addDays(at, 1 - days), at)!;
}

/** "2026-06-01" for each day of the range. */
export function daysOf({ from, days }: UsageRange): string[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index).toISOString().slice(0, 10));
}
