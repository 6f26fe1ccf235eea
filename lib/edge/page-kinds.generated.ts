// Made from the route files by `npm run generate`. Change those, not this.

/** The first part of each page's path, and the kind of every page below it. */
export const PAGE_KINDS = [
  ["", "static"],
  ["activity", "signed_in"],
  ["admin", "signed_in"],
  ["api-keys", "signed_in"],
  ["billing", "signed_in"],
  ["changelog", "static"],
  ["contact", "static"],
  ["docs", "static"],
  ["payment", "signed_in"],
  ["pricing", "static"],
  ["privacy", "static"],
  ["security", "static"],
  ["settings", "signed_in"],
  ["sites", "signed_in"],
  ["team", "signed_in"],
  ["terms", "static"],
  ["usage", "signed_in"],
] as const;
