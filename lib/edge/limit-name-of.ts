import type { LimitName } from "@/lib/rate-limits/limits";

/** First match wins. The routes declare their limits themselves; test/api checks that this says the same. */
const BY_PREFIX: [prefix: string, limit: LimitName][] = [
  ["/api/v1/auth/password-reset", "auth_strict"],
  ["/api/v1/auth/me", "default"],
  ["/api/v1/auth/", "auth"],
  ["/api/v1/billing/admin/", "billing_admin"],
  ["/api/v1/billing/", "billing"],
  ["/api/v1/admin/", "system_admin"],
  ["/api/v1/bridge/", "bridge"],
];

/** The limit of a route, for an answer that never reaches it. `path` without a trailing slash. */
export function limitNameOf(_method: string, path: string): LimitName {
  return BY_PREFIX.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "default";
}
