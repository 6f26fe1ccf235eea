import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeWebStream } from "node:stream/web";
import { createGzip, gzip } from "node:zlib";
import type { PlainResponse } from "@/lib/api/answer/plain-response";

/** Below this, packing costs more than it saves. Next packs from the same size on. */
const PACKED_FROM_BYTES = 1024;
const PACKABLE = /^(?:text\/|application\/(?:json|problem\+json|xml))/i;
/** A cache must know, also of an answer that happens to be short. */
const VARY = "Accept-Encoding";
const GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i;

/** Writes an answer to the socket. Resolves when it is sent, or when the client has gone. */
export async function writeAnswer(response: ServerResponse, answer: PlainResponse): Promise<void> {
  const { body } = answer;
  if (body === null) return writeText(response, answer, "");
  const varying = { ...answer, headers: { Vary: VARY, ...answer.headers } };
  if (typeof body === "string") return writeText(response, varying, body);
  await writeStream(response, varying, body);
}

/** The answer of a handler of the web's own kind. */
export function writeResponse(response: ServerResponse, answer: Response): Promise<void> {
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader("Set-Cookie", cookie);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== "set-cookie"));
  return writeAnswer(response, { status: answer.status, body: answer.body, headers });
}

function writeText(response: ServerResponse, { status, headers }: PlainResponse, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes >= PACKED_FROM_BYTES && isPackable(response, headers)) {
    gzip(text, (error, packed) => {
      if (error) send(response, status, headers, text, bytes);
      else send(response, status, { ...headers, ...PACKED }, packed, packed.byteLength);
    });
  } else {
    send(response, status, headers, text, bytes);
  }
}

const PACKED = { "Content-Encoding": "gzip" };

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
  bytes: number,
): void {
  if (status === 204 || status === 304) return void response.writeHead(status, headers).end();
  response.writeHead(status, { ...headers, "Content-Length": bytes });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** As fast as the client reads, and no further than it stays. */
async function writeStream(
  response: ServerResponse,
  { status, headers }: PlainResponse,
  stream: ReadableStream<Uint8Array>,
): Promise<void> {
  const source = Readable.fromWeb(stream as NodeWebStream<Uint8Array>);
  const packs = !hasHeader(headers, "content-length") && isPackable(response, headers);
  response.writeHead(status, packs ? { ...headers, ...PACKED } : headers);
  if (response.req.method === "HEAD") {
    source.destroy();
    return void response.end();
  }
  await (packs ? pipeline(source, createGzip(), response) : pipeline(source, response));
}

function isPackable(response: ServerResponse, headers: Record<string, string>): boolean {
  const accepted = response.req.headers["accept-encoding"];
  return (
    typeof accepted === "string" &&
    GZIP.test(accepted) &&
    !hasHeader(headers, "content-encoding") &&
    PACKABLE.test(headerOf(headers, "content-type") ?? "")
  );
}

function headerOf(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return headerOf(headers, name) !== undefined;
}
