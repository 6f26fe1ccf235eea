import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { errorBody } from "@/lib/api/answer/envelope";
import type { PlainResponse } from "@/lib/api/answer/plain-response";
import { requestIdOf } from "@/lib/api/answer/request-id";
import type { ApiRequest, HeaderReader } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import { placesOf, type Tool } from "./tool";

type Arguments = Record<string, unknown>;

/**
 * Calls the tool's operation as a client of the API would, with the caller's own credential: the same guard, limits,
 * idempotency and audit. What it refuses comes back as the envelope, marked as an error.
 */
export async function callTool(tool: Tool, given: Arguments, from: HeaderReader): Promise<CallToolResult> {
  const { idempotency_key: once, ...values } = given;
  const places = placesOf(tool);
  const unknown = Object.keys(values).filter((name) => !places.has(name));
  if (unknown.length > 0) return refusal(unknown, from);
  const at = (place: string) => Object.entries(values).filter(([name]) => places.get(name) === place);
  const { handler, method } = tool;
  const params = Object.fromEntries(asText(at("path")));
  const url = `http://localhost/api/v1${pathOf(handler.path, params)}?${new URLSearchParams(asText(at("query")))}`;
  const body = handler.route!.definition.input ? bodyOf(Object.fromEntries(at("body"))) : null;
  const request: ApiRequest = { method, url, headers: headersOf(from, once), body };
  return resultOf(await handler.answer(request, params));
}

/** An operation ignores what its query doesn't know; an agent should hear that it got a name wrong. */
function refusal(unknown: string[], from: HeaderReader): CallToolResult {
  const fields = Object.fromEntries(unknown.slice(0, 50).map((name) => [name, ["Unknown argument."]]));
  const body = errorBody(new AppError("validation_error", { fields }), requestIdOf(from));
  return { content: [{ type: "text", text: JSON.stringify(body) }], isError: true };
}

/** What an idempotency key stands for is told apart by the path as well, so it has to be the real one. */
function pathOf(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

/** What says whose request it is and where it came from. */
const HANDED_ON = ["authorization", "x-forwarded-for", "user-agent"];

function headersOf(from: HeaderReader, once: unknown): Headers {
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of HANDED_ON) if (from.has(name)) headers.set(name, from.get(name)!);
  // What a header can't hold is no key: the API says so of an empty one.
  const key = String(once);
  if (once !== undefined) headers.set("idempotency-key", /^[\x21-\x7e]+$/.test(key) ? key : "");
  return headers;
}

/** A path and a query have numbers as text. */
function asText(values: [name: string, value: unknown][]): [string, string][] {
  return values
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, String(value)]);
}

function bodyOf(values: Arguments): ReadableStream<Uint8Array> {
  return new Blob([JSON.stringify(values)]).stream();
}

/** The data of a success; of a refusal the envelope, and when to try again. */
function resultOf({ status, body, headers }: PlainResponse): CallToolResult {
  const envelope = JSON.parse(String(body)) as { data?: unknown };
  const wait = headers["Retry-After"];
  const said =
    status < 400 ? envelope.data : { ...envelope, ...(wait && { retry_after_seconds: Number(wait) }) };
  return { content: [{ type: "text", text: JSON.stringify(said) }], isError: status >= 400 };
}
