/**
 * What a response is made from, once: each header that is set on a finished one costs as much as all of them here. The
 * process's own front writes it to the socket as it is.
 */
export interface PlainResponse {
  status: number;
  body: string | ReadableStream<Uint8Array> | null;
  headers: Record<string, string>;
}

const JSON_HEADERS = { "Content-Type": "application/json", "Cache-Control": "no-store" };

export function toResponse({ status, body, headers }: PlainResponse): Response {
  return new Response(body, { status, headers });
}

export function json(status: number, body: unknown, headers: Record<string, string>): PlainResponse {
  return { status, body: JSON.stringify(body), headers: { ...JSON_HEADERS, ...headers } };
}

export function plainFile({ status, body, headers }: Response): PlainResponse {
  return { status, body, headers: Object.fromEntries(headers) };
}
