import type { ApiRoute } from "./api-route";
import { respond } from "./respond";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Declared = Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, ApiRoute>>;
type Handler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  path: string;
  route?: ApiRoute;
};

/**
 * The exports of a route file:
 * `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/", {...})`.
 * Methods that are not declared answer 405 with `Allow`, in the envelope.
 */
export function apiRoutes(path: string, declared: Declared): Record<Method, Handler> {
  const allow = METHODS.filter(
    (method) => method === "OPTIONS" || declared[method === "HEAD" ? "GET" : method],
  );
  return Object.fromEntries(
    METHODS.map((method) => [method, handler(path, method, declared, allow)]),
  ) as Record<Method, Handler>;
}

function handler(path: string, method: Method, declared: Declared, allow: readonly Method[]): Handler {
  const route = method === "OPTIONS" ? undefined : declared[method === "HEAD" ? "GET" : method];
  const handle = async (request: Request, context: { params: Promise<unknown> }) =>
    respond({ request, path, route, allow, rawParams: (await context?.params) ?? {} });
  return Object.assign(handle, { path, route: method === "HEAD" ? undefined : route });
}
