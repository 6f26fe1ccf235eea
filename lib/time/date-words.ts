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

/** The same of a time in ISO 8601, as emails carry them; "" where there is none. */
export function formatIsoDate(iso: string | undefined): string {
  return iso ? formatDate(new Date(iso)) : "";
}
