import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const shared = globalThis as typeof globalThis & { igny8RecordsPeer?: true };

/**
 * Appends the socket's peer to `X-Forwarded-For`, as a proxy does, before anybody sees the request. Next adds it only
 * when the header is missing, so without this a client could name its own address. start-process.ts calls it, once per
 * process.
 */
export function recordPeer(): void {
  if (shared.igny8RecordsPeer) return;
  shared.igny8RecordsPeer = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const said = request.headers["x-forwarded-for"];
    const peer = request.socket.remoteAddress ?? "unknown";
    request.headers["x-forwarded-for"] = said ? `${said}, ${peer}` : peer;
  });
}
