import type { AnyInput, Method } from "./operations.js";

/** Throws TypeError for a placeholder without a value, before anything is sent. */
export function urlOf(baseUrl: string, path: string, { path: values = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(name, values[name]));
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/api/v1${filled}`);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  return url.href;
}

/** A segment of dots, or an empty one, would lead to another path. */
function segmentOf(name: string, value: unknown): string {
  const text = value === undefined || value === null ? "" : String(value);
  if (/^\.*$/.test(text)) throw new TypeError(`path.${name} is needed, and can't be "${text}".`);
  return encodeURIComponent(text);
}

/** Throws TypeError for an idempotency key that no header can carry: trying again would not help. */
export function requestOf(apiKey: string, method: Method, { body, idempotencyKey }: AnyInput): RequestInit {
  const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (method === "post") headers["idempotency-key"] = idempotencyKey ?? crypto.randomUUID();
  return {
    method: method.toUpperCase(),
    headers: new Headers(headers),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
