import { z } from "zod";
import type { ApiHandler } from "@/lib/api/route/api-routes";

/** One operation of the API, offered to agents under a name of its own. */
export interface Tool {
  name: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  handler: ApiHandler;
  /** What an agent should know besides the operation's summary. */
  note?: string;
}

/** As the protocol has it: a JSON Schema of an object. */
export interface ToolInput {
  [key: string]: unknown;
  type: "object";
  properties: Record<string, object>;
  required: string[];
}

type Place = "path" | "query" | "body";

/** Where each argument of the tool goes in its request. */
export function placesOf({ handler }: Tool): Map<string, Place> {
  const { params, query, input } = handler.route!.definition;
  const names = (schema: z.ZodType | undefined, place: Place) =>
    Object.keys(partOf(schema).properties).map((name) => [name, place] as const);
  return new Map([...names(params, "path"), ...names(query, "query"), ...names(input, "body")]);
}

/** What the tool takes: the path's placeholders, the query and the body of its operation, side by side. */
export function inputOf(tool: Tool): ToolInput {
  const { params, query, input } = tool.handler.route!.definition;
  const parts = [params, query, input].map(partOf);
  const once = tool.method === "POST";
  return {
    type: "object",
    properties: Object.assign(
      {},
      ...parts.map(({ properties }) => properties),
      once ? { idempotency_key: ONCE } : {},
    ),
    required: [...parts.flatMap(({ required }) => required), ...(once ? ["idempotency_key"] : [])],
    additionalProperties: false,
  };
}

const ONCE = {
  type: "string",
  minLength: 1,
  maxLength: 255,
  pattern: "^[\\x21-\\x7e]+$",
  description:
    "Choose one for each thing to be done. A call that is repeated with it is answered as before and does nothing twice.",
};

/** The very schema that the operation checks, as it is sent. */
function partOf(schema: z.ZodType | undefined): { properties: Record<string, object>; required: string[] } {
  if (!schema) return { properties: {}, required: [] };
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return { properties: properties as Record<string, object>, required };
}

/** How an agent's client may treat it. */
export function annotationsOf({ method }: Tool) {
  return {
    readOnlyHint: method === "GET",
    destructiveHint: method === "DELETE" || method === "PATCH",
    idempotentHint: true,
    openWorldHint: false,
  };
}
