import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody } from "@/lib/api/answer/envelope";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { bodyLimit } from "@/lib/api/input/read-text";
import { nowMs } from "@/lib/clock";
import { AppError, type ErrorCode } from "@/lib/errors";
import { limitFor } from "@/lib/limits";
import { unspent } from "@/lib/rate-limits/limit-decision";
import { throttleHeaders } from "@/lib/rate-limits/throttle-headers";
import { defaultHeaders } from "./default-headers";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Answers a method that the web platform's requests can't have, such as TRACE: Next has no answer but 500 or an empty one. */
export function refuseMethod({ method = "", headers }: IncomingMessage, response: ServerResponse): boolean {
  if (METHODS.has(method)) return false;
  send(response, "method_not_allowed", headers["x-request-id"], { Allow: [...METHODS].join(", ") });
  return true;
}

/** Answers a request of HTTP/1.1 that does not say which host it is for (RFC 9112, section 3.2); Node would, with no body. */
export function refuseHostless({ headers, httpVersion }: IncomingMessage, response: ServerResponse): boolean {
  if (headers.host !== undefined || httpVersion === "1.0") return false;
  send(response, "invalid_request", headers["x-request-id"], { Connection: "close" });
  return true;
}

/** Answers somebody who asks before sending too much (`Expect: 100-continue`); everybody else is answered when it has arrived. */
export function refuseBody({ url = "", headers }: IncomingMessage, response: ServerResponse): boolean {
  const [path = ""] = url.split("?");
  if (!url.startsWith("/api/v1/") || !(Number(headers["content-length"]) > bodyLimit(path))) return false;
  send(response, "payload_too_large", headers["x-request-id"], { Connection: "close" });
  return true;
}

/** Answers what is no HTTP, or has headers too long to read: its path is not known, so it is told as the API tells. */
export function refuseNonsense(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const known = new AppError(error.code === "HPE_HEADER_OVERFLOW" ? "headers_too_large" : "invalid_request");
  const requestId = crypto.randomUUID();
  const body = JSON.stringify(errorBody(known, requestId));
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  };
  const lines = [...Object.entries({ ...headers, ...extraHeaders(requestId) }), ...defaultHeaders("/api/")];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}\r\n${head}\r\n${body}`);
}

function send(
  response: ServerResponse,
  code: ErrorCode,
  sentId: string | string[] | undefined,
  headers: Record<string, string>,
): void {
  const error = new AppError(code);
  const requestId = requestIdOf(new Headers(sentId === undefined ? {} : { "x-request-id": String(sentId) }));
  const body = JSON.stringify(errorBody(error, requestId));
  response.writeHead(error.status, {
    "Content-Type": "application/json",
    ...extraHeaders(requestId),
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** Nobody's allowance is touched, so they tell of an unspent one. */
function extraHeaders(requestId: string): Record<string, string> {
  const decision = unspent(limitFor("default"), nowMs());
  return { ...throttleHeaders(decision), "Cache-Control": "no-store", "X-Request-Id": requestId };
}
