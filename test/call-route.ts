import type { apiRoutes } from "@/lib/api/route/api-routes";
import { expectDocumented } from "./conforms";

type RouteModule = ReturnType<typeof apiRoutes>;

export interface ApiAnswer {
  status: number;
  body: {
    success: boolean;
    data: Record<string, unknown>;
    code?: string;
    error?: string;
    errors?: Record<string, string[]>;
  };
  headers: Headers;
}

interface Call {
  token?: string;
  body?: unknown;
  params?: Record<string, string | number>;
  query?: string;
  headers?: Record<string, string>;
}

/** Calls a route file's handler as Next would, and reads the envelope. */
export async function callRoute(
  route: Partial<RouteModule>,
  method: keyof RouteModule,
  { token, body, params = {}, query = "", headers = {} }: Call = {},
): Promise<ApiAnswer> {
  const sent = new Headers(headers);
  if (token) sent.set("authorization", `Bearer ${token}`);
  if (body !== undefined) sent.set("content-type", "application/json");
  const url = `http://localhost/api/v1/?${query}`;
  const request = new Request(url, {
    method,
    headers: sent,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const response = await route[method]!(request, { params: Promise.resolve(texts) });
  const { status, headers: received } = response;
  const text = await response.text();
  expectDocumented(route[method]!, method, { status, headers: received, text });
  return { status, body: JSON.parse(text), headers: received };
}
