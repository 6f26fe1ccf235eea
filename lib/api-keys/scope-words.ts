import type { ApiKeyScope } from "@/db/words";

/** What each scope opens, for people. Pure. */
export const SCOPE_WORDS: Record<ApiKeyScope, string> = {
  "bridge:read": "Read the content inventory",
  "bridge:write": "Report from WordPress",
  "credits:read": "See the balance and the ledger",
  "credits:write": "Spend and refund credits",
  "sites:read": "List sites and their sectors",
  "sites:write": "Add, change and delete sites",
  "content:read": "Read content and deliveries",
  "content:write": "Hand over content",
  "keys:read": "List API keys",
  "keys:write": "Create and revoke API keys",
  "team:read": "List members and invitations",
  "billing:read": "Read invoices and payments",
  "usage:read": "Read the account and its usage",
  "events:read": "Read what happened in the account",
  "requests:read": "Read the log of API requests",
};
