import { z } from "zod";
import { env } from "@/lib/env";
import { apiRoute } from "./api-route";
import { apiRoutes } from "./api-routes";
import { openApiDocument } from "./openapi";
import type { Operation } from "./openapi-operation";
import { fileReply } from "./reply";

/** The document itself, outside the envelope: tools expect it as it is. */
export function openApiRoutes(operations: () => Operation[]) {
  const document = apiRoute(
    {
      summary: "This document",
      tag: "meta",
      auth: "none",
      limit: "default",
      output: z.null(),
      file: "application/json",
    },
    async () => fileReply(Response.json(openApiDocument(operations(), env().APP_URL))),
  );
  return apiRoutes("/openapi.json", { GET: document });
}
