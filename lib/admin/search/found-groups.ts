import type { FoundKind } from "./find-anything";

/** The heading of each kind. Pure. */
export const FOUND_GROUPS: Record<FoundKind, string> = {
  person: "People",
  account: "Accounts",
  site: "Sites",
  invoice: "Invoices",
  payment: "Payments",
  key: "API keys",
};
