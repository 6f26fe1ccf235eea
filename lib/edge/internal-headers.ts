import { REQUEST_PATH_HEADER } from "@/lib/auth/sessions/own-path";

export const NONCE_HEADER = "x-nonce";

/** Headers that only we may set on a request: whatever came from outside under these names is dropped. */
export function isInternalHeader(name: string): boolean {
  return name.startsWith("x-igny8-") || name === REQUEST_PATH_HEADER || name === NONCE_HEADER;
}

/** A copy of the headers as the app may see them. */
export function withoutInternalHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of headers.keys()) if (isInternalHeader(name)) kept.delete(name);
  return kept;
}
