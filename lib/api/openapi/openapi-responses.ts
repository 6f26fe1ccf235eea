import type { z } from "zod";
import { isOfTenants } from "@/lib/api/callers/authorize";
import type { RouteDefinition } from "@/lib/api/route/api-route";
import { ERROR_CATALOGUE, type ErrorCode } from "@/lib/errors";

export function success(
  { summary, output, status = 200, file }: RouteDefinition,
  schemaOf: (output: z.ZodType) => object,
) {
  const description = `Done: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}.`;
  if (file) {
    const content = Object.fromEntries([file].flat().map((type) => [type, { schema: {} }]));
    return { [status]: { description, headers: headerRefs, content } };
  }
  const data = schemaOf(output);
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
  return { [status]: { description, headers: headerRefs, content: jsonOf(schema) } };
}

export function refusals(method: string, definition: RouteDefinition) {
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
          allOf: [
            { $ref: "#/components/schemas/Error" },
            { type: "object", properties: { code: { enum: codes }, ...detailsOf(codes) } },
          ],
        }),
      },
    ]),
  );
}

/** The facts that some codes bring, for programs. */
const DETAILS: Partial<Record<ErrorCode, Record<string, object>>> = {
  two_factor_required: {
    challenge: {
      type: "string",
      description:
        "Send it with the code to /auth/login/two-factor/ within five minutes, in place of the password.",
    },
  },
  insufficient_scope: { required_scope: { type: "string" }, required_role: { type: "string" } },
  plan_limit_reached: { limit: { type: "integer" }, used: { type: "integer" } },
  insufficient_credits: { required: { type: "integer" }, available: { type: "integer" } },
};

function detailsOf(codes: ErrorCode[]) {
  const properties = Object.assign({}, ...codes.map((code) => DETAILS[code] ?? {}));
  return Object.keys(properties).length > 0 ? { details: { type: "object", properties } } : {};
}

/** What `authorize` says first, whichever route was called. */
const GATE_REFUSALS: ErrorCode[] = [
  "account_suspended",
  "account_cancelled",
  "no_plan",
  "plan_inactive",
  "second_factor_not_set_up",
];

/** The wrapper's own refusals follow from the definition; the route names the rest. */
function codesOf(
  method: string,
  { auth, input, query, params, permission, keyScope, gate, idempotency, errors = [] }: RouteDefinition,
): ErrorCode[] {
  const codes: ErrorCode[] = ["throttled", "service_unavailable", ...errors];
  if (input) codes.push("invalid_json", "validation_error", "payload_too_large", "unsupported_media_type");
  if (query) codes.push("validation_error", "invalid_cursor");
  if (params) codes.push("not_found");
  if (auth === "none") return codes;
  codes.push("unauthenticated");
  if (gate !== false) codes.push(...GATE_REFUSALS);
  if (permission || keyScope || auth === "superuser" || auth === "key") codes.push("forbidden");
  if (auth === "superuser" && method !== "GET") codes.push("password_confirmation_required");
  if (isOfTenants(auth)) codes.push("account_required", "insufficient_scope", "address_not_allowed");
  if (idempotency === "own") codes.push("idempotency_key_required");
  if (method === "POST")
    codes.push(
      "invalid_idempotency_key",
      "idempotency_conflict",
      "idempotency_in_progress",
      "outcome_unknown",
    );
  return auth === "signed_in" ? codes.concat("insufficient_scope", "address_not_allowed") : codes;
}

export function jsonOf(schema: unknown) {
  return { "application/json": { schema } };
}

export const documentedThrottleHeaders = {
  "X-Request-Id": { schema: { type: "string", format: "uuid" } },
  "X-Throttle-Limit": { description: "Requests allowed in the window.", schema: { type: "integer" } },
  "X-Throttle-Remaining": { description: "Requests left in the window.", schema: { type: "integer" } },
  "X-Throttle-Reset": {
    description: "When the window resets, in Unix seconds.",
    schema: { type: "integer" },
  },
};
const headerRefs = Object.fromEntries(
  Object.keys(documentedThrottleHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

export const errorSchema = {
  type: "object",
  required: ["success", "error", "code", "request_id"],
  properties: {
    success: { const: false },
    error: { type: "string", description: "One sentence for people." },
    code: { type: "string", enum: Object.keys(ERROR_CATALOGUE) },
    details: {
      type: "object",
      additionalProperties: true,
      description: "Facts for programs, by name, such as `required_scope`, `limit` or `challenge`.",
    },
    errors: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    request_id: { type: "string", format: "uuid" },
  },
};
