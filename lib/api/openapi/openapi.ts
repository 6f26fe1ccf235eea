import { version } from "@/package.json";
import { describeOperation, type Operation } from "./openapi-operation";
import { errorSchema, throttleHeaders } from "./openapi-responses";

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
      version,
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
