/** What a response is made from, once: each header that is set on a finished one costs as much as all of them here. */
export interface PlainResponse {
  status: number;
  body: BodyInit | null;
  headers: Record<string, string>;
}

const JSON_HEADERS = { "Content-Type": "application/json", "Cache-Control": "no-store" };

export function json(status: number, body: unknown, headers: Record<string, string>): PlainResponse {
  return { status, body: JSON.stringify(body), headers: { ...JSON_HEADERS, ...headers } };
}

export function plainFile({ status, body, headers }: Response): PlainResponse {
  return { status, body, headers: Object.fromEntries(headers) };
}
