import type { IncomingMessage } from "node:http";

/** An address of the API whose path ends with a slash: it means the same without, and Next finds that one sooner. */
const SLASHED = /^(\/api\/v1[^?#]*?)\/(?=\?|$)/;
const UNUSUAL = /^[^/]|[%\\]|\/\//;
const API = /^\/+api(?:[/\\?#]|$)/i;
/** With one of these Next answers a route of the API as if it were a page: by a redirect. */
const PAGE_HEADERS = [
  "rsc",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
];

/**
 * What Next would answer on its own, before any code of ours: with a redirect to a tidier address, or with 500 for one
 * that can't be decoded. The API never redirects, and answers everything in its envelope (docs/contract.md, section 4).
 */
export function tameRequest(request: IncomingMessage): void {
  const { url = "/", headers } = request;
  const tame = tameUrl(url);
  request.url = tame;
  if (API.test(tame)) for (const name of PAGE_HEADERS) if (name in headers) delete headers[name];
}

/** An address that Next takes as it is. What is odd about it stays: nothing is at such an address. */
export function tameUrl(url: string): string {
  return (UNUSUAL.test(url) ? usual(url) : url).replace(SLASHED, "$1");
}

function usual(url: string): string {
  const local = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, ""); // RFC 9112, section 3.2.2: the absolute form.
  const [path = "", ...query] = (local.startsWith("/") ? local : `/${local}`).split(/(?=\?)/);
  return (
    wellEncoded(API.test(path) || path.startsWith("//") ? withoutEmptyParts(path) : path) + query.join("")
  );
}

function withoutEmptyParts(path: string): string {
  return path.replaceAll("\\", "%5C").replace(/(?<=\/)\//g, "%2F");
}

function wellEncoded(path: string): string {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return path.replaceAll("%", "%25");
  }
}
