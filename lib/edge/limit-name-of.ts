import type { LimitName } from "@/lib/limits";

/** First match wins; `content` is content_read or content_write by method. */
const RULES: [path: RegExp, limit: LimitName | "content"][] = [
  [/^auth\/(password-reset|verify-email\/resend)/, "auth_strict"],
  [/^auth\/(me|logout)$/, "default"],
  [/^auth\//, "auth"],
  [/^billing\/admin\//, "billing_admin"],
  [/^billing\//, "billing"],
  [/^admin\//, "system_admin"],
  [/^bridge\//, "bridge"],
  [/^(sites|industries)(\/|$)/, "content"],
];

/**
 * The limit of a route, for an answer that never reaches it: the routes declare their limits themselves, and
 * test/api/edge.test.ts checks that this says the same. `path` without a trailing slash.
 */
export function limitNameOf(method: string, path: string): LimitName {
  const rest = path.slice("/api/v1/".length);
  if (rest === "team/invitations" && method === "POST") return "content_write";
  const limit = RULES.find(([pattern]) => pattern.test(rest))?.[1] ?? "default";
  if (limit !== "content") return limit;
  return method === "GET" || method === "HEAD" ? "content_read" : "content_write";
}
