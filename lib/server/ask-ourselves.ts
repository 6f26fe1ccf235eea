import { env } from "@/lib/env";
import { ownPort } from "./own-port";
import { ownHeaders } from "./process-token";

const TIMEOUT_MS = 5000;

/** A request of this process to itself, by its own port, with what it is recognised by. Never follows a redirect. */
export function askOurselves(
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(`${ownAddress()}${path}`, {
    method,
    headers: { ...headers, ...ownHeaders() },
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

/** Where this process itself listens; the start script has put the port it got into the environment. */
function ownAddress(): string {
  const own = ownPort();
  if (own) return `http://127.0.0.1:${own}`;
  const { HOST, PORT } = env();
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
