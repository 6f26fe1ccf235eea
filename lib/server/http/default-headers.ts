import type { ServerResponse } from "node:http";
import { securityHeaders } from "@/lib/edge/security-headers";
import { env } from "@/lib/env";

type Header = [name: string, value: string];

/** What answers of the API may do in a browser that shows them: nothing. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const made = new Map<string, Header[]>();

/**
 * The headers that protect a browser, on every answer of this process, no matter what makes it: pages, files, what Next
 * says itself and what is refused early. A page that the middleware sees replaces the policy by its own, with a nonce.
 */
export function setDefaultHeaders(url: string | undefined, response: ServerResponse): void {
  for (const [name, value] of defaultHeaders(url)) response.setHeader(name, value);
}

export function defaultHeaders(url = "/"): readonly Header[] {
  const { APP_URL, NODE_ENV } = env();
  const isApi = /^\/+api(?:[/?]|$)/i.test(url);
  const key = `${APP_URL} ${NODE_ENV} ${isApi}`;
  const known = made.get(key);
  if (known) return known;
  const headers = securityHeaders({ https: APP_URL.startsWith("https:"), dev: NODE_ENV === "development" });
  const own = headers.map(
    ([name, value]): Header => [name, isApi && name === "Content-Security-Policy" ? API_POLICY : value],
  );
  made.set(key, own);
  return own;
}
