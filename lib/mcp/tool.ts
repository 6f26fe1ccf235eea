import { z } from "zod";
import type { ApiHandler } from "@/lib/api/route/api-routes";

/** One operation of the API, offered to agents under a name of its own. */
export interface Tool {
  name: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  handler: ApiHandler;
}

/** What the tool takes: the path's placeholders, the query and the body of its operation, side by side. */
export function inputOf({ method, handler }: Tool): z.ZodObject {
  const { params, query, input } = handler.route!.definition;
  const shapes = [params, query, input].map((schema) => (schema instanceof z.ZodObject ? schema.shape : {}));
  const ofPath = Object.entries(shapes[0] ?? {}).map(([name, schema]) => [name, asText(schema as z.ZodType)]);
  return z
    .object({ ...Object.fromEntries(ofPath), ...shapes[1], ...shapes[2], ...(method === "POST" ? ONCE : {}) })
    .strict();
}

/** An agent sends the id that it read, which is a number; a path has it as text. */
function asText(schema: z.ZodType): z.ZodType {
  return z.preprocess((value) => (typeof value === "number" ? String(value) : value), schema);
}

const ONCE = {
  idempotency_key: z
    .string()
    .min(1)
    .max(255)
    .describe(
      "Choose one for each thing to be done. The same again is answered as before and does nothing twice.",
    ),
};

/** How an agent's client may treat it. */
export function annotationsOf({ method }: Tool) {
  return {
    readOnlyHint: method === "GET",
    destructiveHint: method === "DELETE" || method === "PATCH",
    idempotentHint: true,
    openWorldHint: false,
  };
}
