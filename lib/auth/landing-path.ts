import type { AccountStatus } from "@/db/words";

import { ownPath } from "./own-path";

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
  if (account?.status === "pending_payment") return "/payment";
  return account?.status === "suspended" || account?.status === "cancelled" ? "/billing" : "/sites";
}
