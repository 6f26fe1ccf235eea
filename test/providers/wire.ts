import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  headers: IncomingMessage["headers"];
}
export interface WireAnswer {
  status: number;
  body: unknown;
  /** For pages: HTML, and where to go next. */
  html?: string;
  location?: string;
  headers?: Record<string, string>;
  /** It was done, and its answer never arrives: the connection breaks. */
  isLost?: boolean;
}

/** A small HTTP server on a free port of this machine, for what pretends to be a provider. */
export async function listen(
  answer: (request: WireRequest) => Promise<WireAnswer> | WireAnswer,
  port = 0,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((incoming, response) => void handle(incoming, response, answer));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: bound } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${bound}`, close };
}

async function handle(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: WireRequest) => Promise<WireAnswer> | WireAnswer,
): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const request = {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks).toString(),
    headers: incoming.headers,
  };
  const { status, body, html, location, headers, isLost } = await answer(request);
  if (isLost) return void incoming.socket.destroy();
  const type = html === undefined ? "application/json" : "text/html; charset=utf-8";
  response.writeHead(status, { "content-type": type, ...headers, ...(location ? { location } : {}) });
  response.end(html ?? (body === undefined ? "" : JSON.stringify(body)));
}
