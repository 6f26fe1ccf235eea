import { type PlainResponse, toResponse } from "@/lib/api/answer/plain-response";
import type { ApiRequest } from "@/lib/api-request";
import type { ApiRoute } from "./api-route";
import { respond } from "./respond";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Declared = Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, ApiRoute>>;
export type ApiHandler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  path: string;
  route?: ApiRoute;
  /** For a caller that writes the answer itself. */
  answer: (request: ApiRequest, rawParams: unknown) => Promise<PlainResponse>;
};

/**
 * The exports of a route file:
 * `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/", {...})`.
 * Methods that are not declared answer 405 with `Allow`, in the envelope.
 */
export function apiRoutes(path: string, declared: Declared): Record<Method, ApiHandler> {
  const allow = METHODS.filter(
    (method) => method === "OPTIONS" || declared[method === "HEAD" ? "GET" : method],
  );
  return Object.fromEntries(
    METHODS.map((method) => [method, handler(path, method, declared, allow)]),
  ) as Record<Method, ApiHandler>;
}

function handler(path: string, method: Method, declared: Declared, allow: readonly Method[]): ApiHandler {
  const route = method === "OPTIONS" ? undefined : declared[method === "HEAD" ? "GET" : method];
  const answer = (request: ApiRequest, rawParams: unknown) =>
    respond({ request, path, route, allow, rawParams });
  const handle = async (request: Request, context: { params: Promise<unknown> }) =>
    toResponse(await answer(request, (await context?.params) ?? {}));
  return Object.assign(handle, { path, route: method === "HEAD" ? undefined : route, answer });
}
