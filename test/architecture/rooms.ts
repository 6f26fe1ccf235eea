/**
 * The floors of lib, top first: a room imports from floors below its own, never from its own floor or from above. Files
 * that lie in lib itself are the foundation: any room may import them, and they import no room.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ["server"],
  ["admin", "sandbox"],
  ["actions", "bank-statements", "bridge", "edge", "mcp", "signup", "team", "usage"],
  ["payments"],
  ["api"],
  ["api-keys", "deliveries", "people", "staff", "webhooks"],
  ["auth"],
  ["subscriptions"],
  ["credits", "sites"],
  ["accounts", "invoices", "contact"],
  ["audit", "jobs", "mail", "plans", "rate-limits"],
  ["events", "request-log"],
  ["metrics", "print", "text", "time"],
];
