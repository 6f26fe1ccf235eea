import { version } from "@/package.json";
import { NamedSchemas, type SchemaNames } from "./named-schemas";
import { describeOperation, type Operation } from "./openapi-operation";
import { documentedThrottleHeaders, errorSchema } from "./openapi-responses";
import { tagsOf } from "./openapi-tags";

/** OpenAPI 3.1, made from the schemas that validate: it cannot say anything else than the code does. */
export function openApiDocument(operations: Operation[], serverUrl: string, names: SchemaNames = {}) {
  const named = new NamedSchemas(names);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, named),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "IGNY8 API",
      version,
      description:
        "Accounts, sites, credits, billing and the WordPress bridge. Every path answers with and without a trailing slash.",
      termsOfService: `${serverUrl}/terms`,
      contact: { name: "IGNY8 support", url: `${serverUrl}/contact` },
      license: { name: "Proprietary; use is subject to the terms", url: `${serverUrl}/terms` },
    },
    servers: [{ url: `${serverUrl}/api/v1`, description: "This installation" }],
    tags: tagsOf(operations.map(({ route }) => route.definition.tag)),
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
      schemas: { Error: errorSchema, ...sorted(named.schemas) },
      headers: documentedThrottleHeaders,
    },
  };
}

function sorted<T>(byName: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));
}
