/** "1 August 2026", for a date in ISO 8601. */
export function longDate(iso: string): string {
  if (!iso) return "further notice";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}

export function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
