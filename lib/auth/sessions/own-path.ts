import type { AccountStatus } from "@/db/words";

/** The middleware puts the path and query of the page being asked for here, for `/login?next=`. */
export const REQUEST_PATH_HEADER = "x-request-path";

/** For people who are signed in and in no account. */
export const NO_ACCOUNT_PATH = "/no-account";

/** The path when it leads to a page of ours; undefined for other hosts, protocols, and what is not a page. */
export function ownPath(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 2000) return undefined;
  const url = parse(value);
  if (!url || url.origin !== ORIGIN || /^\/(api|login|sign-out)(\/|$)/.test(url.pathname)) return undefined;
  const path = `${url.pathname}${url.search}`;
  // A browser reads `//host` and `/\host` as another host, also after its own clean-up of dots.
  return /^\/[\\/]/.test(path) ? undefined : path;
}

const ORIGIN = "http://own.invalid";

/** `URL.parse` came with Node 22. */
function parse(value: string): URL | undefined {
  return URL.canParse(value, ORIGIN) ? new URL(value, ORIGIN) : undefined;
}

export function loginPath(next: unknown): string {
  const path = ownPath(next);
  return path && path !== "/" ? `/login?next=${encodeURIComponent(path)}` : "/login";
}

/** Like `loginPath`, for somebody who has no account yet. */
export function signUpPath(next: unknown): string {
  const path = ownPath(next);
  return path?.startsWith("/connect?") ? `/signup?next=${encodeURIComponent(path)}` : "/signup";
}

interface Arrival {
  isSuperuser: boolean;
  account: { status: AccountStatus } | null;
}

/** Where somebody goes after signing in: where they were headed, when that is theirs, else their own front page. Pure. */
export function landingPath({ isSuperuser, account }: Arrival, next?: unknown): string {
  const path = ownPath(next);
  const isBackOffice = path !== undefined && /^\/admin(\/|\?|$)/.test(path);
  if (isSuperuser) return isBackOffice ? path : "/admin";
  if (path && !isBackOffice) return path;
  if (!account) return NO_ACCOUNT_PATH;
  if (account.status === "pending_payment") return "/payment";
  return account.status === "suspended" || account.status === "cancelled" ? "/billing" : "/sites";
}
