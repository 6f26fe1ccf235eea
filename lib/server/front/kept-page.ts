import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { bestEncoding, type Encoding, isKnownTag } from "./negotiate";

/** A prerendered page as Next sent it once, packed once in each way. */
export interface KeptPage {
  headers: Record<string, string | string[]>;
  bodies: Record<Encoding, Buffer>;
  /** Of the page itself; each encoding's own tag is made from it. */
  tag: string;
}

/** Good, and done in some 20 ms; the last few percent would take ten times as long. */
const BROTLI_QUALITY = 9;
/** Of one answer, not of the page. */
const NOT_KEPT = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "x-nextjs-cache",
]);

export async function keptPage(headers: KeptPage["headers"], body: Buffer): Promise<KeptPage> {
  const [packed, br] = await Promise.all([
    promisify(gzip)(body, { level: constants.Z_BEST_COMPRESSION }),
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ]);
  return {
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !NOT_KEPT.has(name.toLowerCase())),
    ),
    bodies: { identity: body, gzip: packed, br },
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  };
}

/** 304 where the client has this version already. */
export function writeKeptPage(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  const encoding = bestEncoding(headerOf(request, "accept-encoding"));
  const body = page.bodies[encoding];
  const tag = `"${page.tag}${encoding === "identity" ? "" : `-${encoding}`}"`;
  const headers = { ...page.headers, ETag: tag };
  if (isKnownTag(request.headers["if-none-match"], tag)) return void response.writeHead(304, headers).end();
  const packed = encoding === "identity" ? {} : { "Content-Encoding": encoding };
  response.writeHead(200, { ...headers, ...packed, "Content-Length": body.byteLength });
  response.end(request.method === "HEAD" ? undefined : body);
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : value?.join(",");
}
