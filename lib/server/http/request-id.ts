import type { IncomingMessage } from "node:http";
import { isRequestId } from "@/lib/api/answer/request-id";

/** Under which everything notes what it knows of a request; the middleware passes it on. Made here if none was sent. */
export function ensureRequestId({ headers }: IncomingMessage): string {
  const sent = headers["x-request-id"];
  if (typeof sent === "string" && isRequestId(sent)) return sent;
  const made = crypto.randomUUID();
  headers["x-request-id"] = made;
  return made;
}
