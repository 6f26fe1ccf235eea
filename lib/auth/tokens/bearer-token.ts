import type { HeaderReader } from "@/lib/api-request";

/**
 * What `Authorization` carries (RFC 6750, section 2.1). Null when there is no such header; undefined when it says
 * something else than a bearer token.
 */
export function bearerToken(headers: HeaderReader): string | null | undefined {
  const header = headers.get("authorization");
  return header && BEARER.exec(header)?.[1];
}

const BEARER = /^\s*Bearer +([\x21-\x7e]+)\s*$/i;
