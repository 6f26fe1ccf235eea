import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { ApiRequest, HeaderReader } from "@/lib/api-request";
import type { Tool } from "./tool";

/**
 * Calls the tool's operation as a client of the API would, with the caller's own credential: the same guard, limits,
 * idempotency and audit. What it refuses comes back as the envelope, marked as an error.
 */
export async function callTool(
  tool: Tool,
  input: Record<string, unknown>,
  from: HeaderReader,
): Promise<CallToolResult> {
  const { request, params } = requestOf(tool, input, from);
  const { status, body } = await tool.handler.answer(request, params);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const envelope = JSON.parse(text) as { data?: unknown };
  const content = [{ type: "text" as const, text: JSON.stringify(status < 400 ? envelope.data : envelope) }];
  return { content, isError: status >= 400 };
}

/** What says whose request it is and where it came from. */
const HANDED_ON = ["authorization", "x-forwarded-for", "user-agent"];

function requestOf({ method, handler }: Tool, input: Record<string, unknown>, from: HeaderReader) {
  const { params, query } = handler.route!.definition;
  const { idempotency_key: once, ...values } = input;
  const pick = (schema: z.ZodType | undefined) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const [ofPath, ofQuery] = [pick(params), pick(query)];
  const take = (names: string[]) =>
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, String(values[name])]]));
  const rest = Object.entries(values).filter(([name]) => !ofPath.includes(name) && !ofQuery.includes(name));
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of HANDED_ON) if (from.has(name)) headers.set(name, from.get(name)!);
  if (once) headers.set("idempotency-key", String(once));
  const url = `http://localhost/api/v1${handler.path}?${new URLSearchParams(take(ofQuery))}`;
  const hasBody = method !== "GET" && handler.route!.definition.input;
  const body = hasBody ? new Blob([JSON.stringify(Object.fromEntries(rest))]).stream() : null;
  const request: ApiRequest = { method, url, headers, body };
  return { request, params: Object.fromEntries(take(ofPath)) };
}
