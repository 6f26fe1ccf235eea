/** What the groups of the reference are about, in the order in which one needs them. */
const TAGS: Record<string, string> = {
  Auth: "Sign up and in, tokens, two-factor sign-in and passwords.",
  Account: "The account, its billing details and its usage against the plan's limits.",
  Sites: "Sites, their sectors and the industries that sectors come from.",
  Content: "What a site has published, as its WordPress plugin reported it.",
  Deliveries: "Content that is handed over to a site, and what became of it.",
  "API keys": "Keys for programs: scopes, limits, rotation.",
  Credits: "The balance, the ledger, and spending.",
  Usage: "What credits were spent on.",
  Team: "Members and invitations.",
  Billing: "The subscription, invoices, payments and credit notes.",
  Bridge: "What the WordPress plugin calls.",
  Plans: "The plans that are for sale.",
  Webhooks: "Endpoints that are told what happens in the account.",
  Events: "What happened in the account.",
  Requests: "What was asked of the API, and what it answered.",
  Sandbox: "An account to try things in.",
  Admin: "For our own team: accounts.",
  "Billing administration": "For our own team: payments and bank statements.",
  meta: "This document.",
};

/** The tags in use, described. One without a description fails the linters, which `npm run lint` runs. */
export function tagsOf(used: readonly string[]): { name: string; description?: string }[] {
  const known = Object.entries(TAGS).filter(([name]) => used.includes(name));
  const unknown = [...new Set(used)].filter((name) => !(name in TAGS));
  return [
    ...known.map(([name, description]) => ({ name, description })),
    ...unknown.map((name) => ({ name })),
  ];
}
