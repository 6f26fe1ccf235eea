import { formatIsoDate } from "@/lib/time/date-words";

/** "1 Aug 2026", for a date in ISO 8601. */
export function dateOf(iso: string): string {
  return formatIsoDate(iso) || "further notice";
}

export function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
