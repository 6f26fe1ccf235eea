/** A day that exists, as YYYY-MM-DD; undefined for any other. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (year < 1970 || year > 9999) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * Banks that count every month as 30 days write 30 February as the day that interest ends. It is the last day of the
 * month then; anything past 31 is a mistake.
 */
export function dayOfBankYear(year: number, month: number, day: number): string | undefined {
  if (day > 31 || month < 1 || month > 12) return undefined;
  return dayOf(year, month, Math.min(day, daysIn(year, month)));
}

/** "2026-01-31", or a time that begins with it. Undefined for no such day. */
export function isoDay(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[TZ+-])/.exec(text.trim());
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
