import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { ApiRequest, HeaderReader } from "@/lib/api-request";
import { isInternalHeader } from "@/lib/edge/internal-headers";
import { sendsBody } from "./discard-body";

/** A request as the API reads it, over Node's own: nothing is copied, and nothing is made that nobody asks for. */
export class NodeRequest implements ApiRequest {
  readonly headers: HeaderReader;

  constructor(private readonly incoming: IncomingMessage) {
    this.headers = new NodeHeaders(incoming);
  }

  get method(): string {
    return this.incoming.method ?? "GET";
  }

  get url(): string {
    return urlOf(this.incoming);
  }

  /** Reading stops where the reader stops; the connection stays, so that the answer still gets through. */
  get body(): AsyncIterable<Uint8Array> | null {
    const { incoming } = this;
    return hasBody(incoming) ? { [Symbol.asyncIterator]: () => iterate(incoming) } : null;
  }
}

/** Headers that only we may set are dropped, no matter who sent them. */
class NodeHeaders implements HeaderReader {
  constructor(private readonly incoming: IncomingMessage) {}

  get(name: string): string | null {
    const key = name.toLowerCase();
    const value = this.incoming.headers[key];
    if (value === undefined || isInternalHeader(key)) return null;
    return typeof value === "string" ? value : value.join(", ");
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }
}

/** For handlers of the web's own kind, which take a `Request`. `signal` is aborted when the client goes away. */
export function webRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined && !isInternalHeader(name))
      for (const each of [value].flat()) headers.append(name, each);
  const body = hasBody(incoming) ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : undefined;
  return new Request(urlOf(incoming), {
    method: incoming.method,
    headers,
    signal,
    ...(body && { body, duplex: "half" }),
  });
}

function urlOf({ url = "/" }: IncomingMessage): string {
  return `http://localhost${url}`;
}

/** Of GET and HEAD nobody reads a body: a web `Request` can't have one. */
function hasBody(incoming: IncomingMessage): boolean {
  return incoming.method !== "GET" && incoming.method !== "HEAD" && sendsBody(incoming);
}

function iterate(incoming: IncomingMessage): AsyncIterator<Uint8Array> {
  return incoming.iterator({ destroyOnReturn: false });
}
