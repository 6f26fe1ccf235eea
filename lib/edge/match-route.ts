import type { LimitName } from "@/lib/limits";

/** What the edge knows of one method of a route. */
export interface MethodRules {
  limit: LimitName;
  /** It needs no credential. */
  public?: true;
}

export interface RouteRules {
  /** With placeholders as Next writes them: "/api/v1/sites/[id]". */
  path: string;
  /** By the methods it declares. */
  methods: Record<string, MethodRules>;
}

/**
 * Finds the route of a path without a trailing slash. Of two that match, the one that comes first in `routes`, but one
 * without placeholders goes before all others.
 */
export function routeMatcher(routes: RouteRules[]): (path: string) => RouteRules | undefined {
  const plain = new Map(routes.map((route) => [route.path, route]));
  const patterns = routes
    .filter(({ path }) => path.includes("["))
    .map((route) => ({ route, pattern: patternOf(route.path) }));
  return (path) => plain.get(path) ?? patterns.find(({ pattern }) => pattern.test(path))?.route;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(/\[\w+\]/g, "[^/]+")}$`);
}
