import { z } from "zod";
import { ERROR_CATALOGUE, type ErrorCode } from "@/lib/errors";
import type { ApiRoute, RouteDefinition } from "./api-route";

/** One operation: a declared path, its method, and what the route says of itself. */
export interface Operation {
  path: string;
  method: string;
  route: ApiRoute;
}

/** OpenAPI 3.1, made from the schemas that validate: it cannot say anything else than the code does. */
export function openApiDocument(operations: Operation[], serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "IGNY8 API",
      version: "1.0.0",
      description:
        "Accounts, sites, credits, billing and the WordPress bridge. Every path answers with and without a trailing slash.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An access token, or an API key (`igny8_...`).",
        },
      },
      schemas: { Error: errorSchema },
      headers: throttleHeaders,
    },
  };
}

function describeOperation({ path, method, route: { definition } }: Operation) {
  const anonymous = definition.auth === "none";
  return {
    operationId: operationId(method, path),
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
      ? { requestBody: { required: true, content: jsonOf(z.toJSONSchema(definition.input, INPUT)) } }
      : {}),
    responses: { ...success(definition), ...refusals(method, definition) },
  };
}

const INPUT = { io: "input", unrepresentable: "any" } as const;
const OUTPUT = { io: "output", unrepresentable: "any" } as const;

function access({ auth, permission, keyScope }: RouteDefinition): string {
  if (auth === "none") return "Open to anyone.";
  if (auth === "superuser") return "Superusers only.";
  const role = permission ? ` Needs the permission \`${permission}\`.` : "";
  const key = keyScope
    ? keyScope === "any"
      ? " Any API key may."
      : ` API keys need the scope \`${keyScope}\`.`
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
  return [{ name: "Idempotency-Key", in: "header", required: definition.idempotency === "own", schema }];
}

function success({ output, status = 200, file }: RouteDefinition) {
  if (file)
    return { [status]: { description: "Done.", headers: headerRefs, content: { [file]: { schema: {} } } } };
  const data = z.toJSONSchema(output, OUTPUT);
  const schema = {
    type: "object",
    required: ["success", "data", "request_id"],
    properties: {
      success: { const: true },
      data,
      message: { type: "string" },
      request_id: { type: "string", format: "uuid" },
    },
  };
  return { [status]: { description: "Done.", headers: headerRefs, content: jsonOf(schema) } };
}

function refusals(method: string, definition: RouteDefinition) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codesOf(method, definition))) {
    const [status] = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code][1]}`).join("\n\n"),
        headers: headerRefs,
        content: jsonOf({
          allOf: [{ $ref: "#/components/schemas/Error" }, { properties: { code: { enum: codes } } }],
        }),
      },
    ]),
  );
}

/** The wrapper's own refusals follow from the definition; the route names the rest. */
function codesOf(
  method: string,
  { auth, input, query, params, permission, keyScope, gate, idempotency, errors = [] }: RouteDefinition,
): ErrorCode[] {
  const codes: ErrorCode[] = ["throttled", ...errors];
  if (input) codes.push("invalid_json", "validation_error", "payload_too_large", "unsupported_media_type");
  if (query) codes.push("validation_error", "invalid_cursor");
  if (params) codes.push("not_found");
  if (auth === "none") return codes;
  codes.push("unauthenticated");
  if (gate !== false) codes.push("account_suspended", "account_cancelled", "no_plan", "plan_inactive");
  if (permission || auth === "superuser") codes.push("forbidden");
  if (auth === "superuser") codes.push("second_factor_not_set_up");
  if (auth === "tenant") codes.push("account_required", "insufficient_scope");
  if (idempotency === "own") codes.push("idempotency_key_required");
  if (method === "POST")
    codes.push("invalid_idempotency_key", "idempotency_conflict", "idempotency_in_progress");
  return keyScope || auth !== "signed_in" ? codes : codes.concat("insufficient_scope");
}

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

function jsonOf(schema: unknown) {
  return { "application/json": { schema } };
}

const throttleHeaders = {
  "X-Request-Id": { schema: { type: "string", format: "uuid" } },
  "X-Throttle-Limit": { description: "Requests allowed in the window.", schema: { type: "integer" } },
  "X-Throttle-Remaining": { description: "Requests left in the window.", schema: { type: "integer" } },
  "X-Throttle-Reset": {
    description: "When the window resets, in Unix seconds.",
    schema: { type: "integer" },
  },
};
const headerRefs = Object.fromEntries(
  Object.keys(throttleHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

const errorSchema = {
  type: "object",
  required: ["success", "error", "code", "request_id"],
  properties: {
    success: { const: false },
    error: { type: "string", description: "One sentence for people." },
    code: { type: "string", enum: Object.keys(ERROR_CATALOGUE) },
    errors: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    request_id: { type: "string", format: "uuid" },
  },
};
