import { z } from "zod";
import type { ApiRoute, RouteDefinition } from "@/lib/api/route/api-route";
import type { NamedSchemas } from "./named-schemas";
import { jsonOf, refusals, success } from "./openapi-responses";

/** One operation: a declared path, its method, and what the route says of itself. */
export interface Operation {
  path: string;
  method: string;
  route: ApiRoute;
}

export function describeOperation({ path, method, route: { definition } }: Operation, schemas: NamedSchemas) {
  const anonymous = definition.auth === "none";
  const id = operationId(method, path);
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  return {
    operationId: id,
    summary: definition.summary,
    tags: [definition.tag],
    ...(anonymous ? { security: [] } : {}),
    description: access(definition),
    parameters: [
      ...parameters(definition, "path"),
      ...parameters(definition, "query"),
      ...idempotencyHeader(method, definition),
    ],
    ...(definition.input
      ? {
          requestBody: {
            required: true,
            content: jsonOf(schemas.refTo(definition.input, "input", `${name}Body`)),
          },
        }
      : {}),
    responses: {
      ...success(definition, (output) => schemas.refTo(output, "output", `${name}Answer`)),
      ...refusals(method, definition),
    },
  };
}

function access({ auth, permission, keyScope }: RouteDefinition): string {
  if (auth === "none") return "Open to anyone.";
  if (auth === "superuser") return "Superusers only.";
  if (auth === "key") return keyScope === "any" ? "Any API key." : `API keys with the scope \`${keyScope}\`.`;
  const role = permission ? ` Needs the permission \`${permission}\`.` : "";
  const key = keyScope
    ? ` API keys need the scope \`${keyScope}\`.`
    : auth === "tenant"
      ? " Not open to API keys."
      : "";
  return `Signed-in callers.${role}${key}`;
}

function parameters(definition: RouteDefinition, place: "path" | "query") {
  const schema = place === "path" ? definition.params : definition.query;
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, INPUT);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function idempotencyHeader(method: string, definition: RouteDefinition) {
  if (method !== "POST" || definition.auth === "none") return [];
  const schema = { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" };
  const description =
    "The answer is kept for this caller for 24 hours: the same request gets it again, with Idempotent-Replayed; one with another body gets 409.";
  const required = definition.idempotency === "own";
  return [{ name: "Idempotency-Key", in: "header", description, required, schema }];
}

const INPUT = { io: "input", unrepresentable: "any" } as const;

/** get /sites/{id}/sectors/ -> getSitesByIdSectors */
function operationId(method: string, path: string): string {
  const words = path
    .split("/")
    .filter(Boolean)
    .map((part) => (part.startsWith("{") ? `by-${part.slice(1, -1)}` : part));
  return (
    method.toLowerCase() +
    words.join("-").replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase())
  );
}
