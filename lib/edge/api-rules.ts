import type { LimitName } from "@/lib/limits";
import { API_RULES } from "./api-rules.generated";
import { type MethodRules, type RouteRules, routeMatcher } from "./match-route";

const findRoute = routeMatcher(API_RULES);

/** The limit that the route spends, for an answer that never reaches it. `path` without a trailing slash. */
export function limitNameOf(method: string, path: string): LimitName {
  return rulesOf(findRoute(path), method)?.limit ?? "default";
}

/** The limit that a call with a credential spends from its account's; undefined where nobody's credential is asked for. */
export function credentialLimitOf(method: string, path: string): LimitName | undefined {
  const rules = rulesOf(findRoute(path), method);
  return rules?.public ? undefined : rules?.limit;
}

/**
 * Whether a call needs no credential, so that a stale one does not keep anybody out: a client refreshes its tokens with
 * the expired one still in its headers. A method that the path does not know is nobody's secret where all others are open.
 */
export function isPublic(method: string, path: string): boolean {
  const route = findRoute(path);
  if (!route) return false;
  const rules = rulesOf(route, method);
  return (rules ? [rules] : Object.values(route.methods)).every((each) => each.public === true);
}

function rulesOf(route: RouteRules | undefined, method: string): MethodRules | undefined {
  return route?.methods[method === "HEAD" ? "GET" : method];
}
