/** Times in words. Pure. */
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * "3 hours ago", "in 12 days", "just now" within a minute either way. What is past counts once it is whole, what is to come
 * to the nearest: of a week that began a moment ago, 7 days are left.
 */
export function relativeTime(at: Date, nowMs: number, locale = "en"): string {
  const seconds = (at.getTime() - nowMs) / 1000;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return "just now";
  const [unit, size] = step;
  const count = seconds < 0 ? Math.trunc(seconds / size) : Math.round(seconds / size);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(count, unit);
}

/** "22 Nov 2026, 14:05 UTC"; in the running machine's zone when none is given. */
export function exactTime(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(at);
}

/** "22 Nov 2026", for dates that matter as dates: periods, invoices. In UTC, as they are reckoned. */
export function plainDate(at: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
}
