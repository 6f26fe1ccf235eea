import type { WireAnswer } from "../wire";
import type { Row } from "./records";

/** What answers an endpoint; `id` is that of its path, where it has one. */
export type Endpoints = Record<
  string,
  (id: string, given: URLSearchParams) => WireAnswer | Promise<WireAnswer>
>;

export const ok = (body: unknown): WireAnswer => ({ status: 200, body });

export const list = (data: Row[]): WireAnswer => ok({ object: "list", data, has_more: false });

export const failure = (status: number, type: string, message: string, more: object = {}): WireAnswer => ({
  status,
  body: { error: { type, message, ...more } },
});

/** Stripe understood it, and won't do it. */
export const refusal = (message: string, more: object = {}): WireAnswer =>
  failure(400, "invalid_request_error", message, more);

/** What Stripe says of an object that it does not know, named by this parameter. */
export const missing = (id: string, param: string): WireAnswer =>
  failure(param === "id" ? 404 : 400, "invalid_request_error", `No such ${param}: '${id}'`, {
    code: "resource_missing",
    param,
  });

/** metadata[a]=1 -> { a: "1" } */
export function mapOf(given: URLSearchParams, name: string): Record<string, string> {
  const entries = [...given].filter(([key]) => key.startsWith(`${name}[`));
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(name.length + 1, -1), value]));
}
