import { openApiRoutes } from "@/lib/api/openapi/openapi-routes";
import { operationsOf } from "@/lib/api/openapi/operations-of";
import { ROUTE_MODULES } from "./route-modules.generated";
import { SCHEMA_NAMES } from "./schema-names";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openApiRoutes(
  () => operationsOf(ROUTE_MODULES),
  SCHEMA_NAMES,
);
