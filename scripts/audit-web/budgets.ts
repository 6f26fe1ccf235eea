export interface Budget {
  path: string;
  /** JavaScript at the first load, gzip, thousands of bytes. */
  scriptKb: number;
  /** The least of each of Lighthouse's categories: performance, accessibility, best practices, search. */
  score?: number;
  signedIn?: boolean;
}

/** An empty page of this Next version: gzip, without the legacy polyfill. */
const EMPTY_PAGE_KB = 135;
const MARKETING_KB = EMPTY_PAGE_KB + 10;
const DASHBOARD_KB = EMPTY_PAGE_KB + 60;

export const PAGES: Budget[] = [
  { path: "/", scriptKb: MARKETING_KB, score: 95 },
  { path: "/pricing", scriptKb: MARKETING_KB, score: 95 },
  { path: "/contact", scriptKb: MARKETING_KB },
  { path: "/docs", scriptKb: MARKETING_KB, score: 95 },
  { path: "/docs/errors", scriptKb: MARKETING_KB },
  { path: "/docs/api/sites", scriptKb: MARKETING_KB, score: 95 },
  { path: "/docs/search?q=webhook", scriptKb: MARKETING_KB },
  { path: "/terms", scriptKb: MARKETING_KB },
  { path: "/privacy", scriptKb: MARKETING_KB },
  { path: "/signup", scriptKb: DASHBOARD_KB, score: 95 },
  { path: "/login", scriptKb: DASHBOARD_KB },
  { path: "/sites", scriptKb: DASHBOARD_KB, score: 90, signedIn: true },
  { path: "/sites/new", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/usage", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/api-keys", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/team", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/billing", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/settings", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/settings/security", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/activity", scriptKb: DASHBOARD_KB, signedIn: true },
  { path: "/settings/webhooks", scriptKb: DASHBOARD_KB, signedIn: true },
];
