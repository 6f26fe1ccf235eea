import { addDays } from "./days";

const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "22 Nov 2026": how every date is written for people, in UTC, as periods are reckoned. */
export function formatDate(at: Date): string {
  return DATE.format(at);
}

/** "31 Jan 2026 to 27 Feb 2026": the days that it is for. The day on which a period ends is the first of the next one. */
export function formatPeriod(start: Date, end: Date): string {
  const dayBefore = addDays(end, -1);
  return `${formatDate(start)} to ${formatDate(dayBefore < start ? start : dayBefore)}`;
}

const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "22 Nov": where the year goes without saying, as under the bars of a chart. */
export function formatShortDay(at: Date): string {
  return SHORT_DAY.format(at);
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** "Nov 2026" */
export function formatMonth(at: Date): string {
  return MONTH.format(at);
}

/** A date of a time in ISO 8601, as emails carry them; "" where there is none. */
export function formatIsoDate(iso: string | undefined): string {
  return iso ? formatDate(new Date(iso)) : "";
}
