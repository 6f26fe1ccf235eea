import { openApiRoutes } from "@/lib/api/openapi/openapi-routes";
import { operations } from "./operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openApiRoutes(operations);
