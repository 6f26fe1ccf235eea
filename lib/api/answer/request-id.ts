import type { HeaderReader } from "@/lib/api-request";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The caller's own id when it is a valid UUID, else a new one. The edge has put it there already, unless it was skipped. */
export function requestIdOf(headers: HeaderReader): string {
  const sent = headers.get("x-request-id");
  return sent && isRequestId(sent) ? sent : crypto.randomUUID();
}

export function isRequestId(sent: string): boolean {
  return UUID.test(sent);
}
