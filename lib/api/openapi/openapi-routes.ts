import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { env } from "@/lib/env";
import type { SchemaNames } from "./named-schemas";
import { openApiDocument } from "./openapi";
import type { Operation } from "./openapi-operation";

const JSON_TYPE = { "Content-Type": "application/json" };

/** The document itself, outside the envelope: tools expect it as it is. */
export function openApiRoutes(operations: () => Operation[], names: SchemaNames = {}) {
  const documentAt = keptByAddress((serverUrl) =>
    JSON.stringify(openApiDocument(operations(), serverUrl, names)),
  );
  const document = apiRoute(
    {
      summary: "This document",
      tag: "meta",
      auth: "none",
      limit: "default",
      output: z.null(),
      file: "application/json",
    },
    async () => fileReply(new Response(documentAt(env().APP_URL), { headers: JSON_TYPE })),
  );
  return apiRoutes("/openapi.json", { GET: document });
}

/** Making the document takes as long as answering dozens of requests, and nothing in it changes while the app runs. */
function keptByAddress(make: (serverUrl: string) => string): (serverUrl: string) => string {
  let kept: { serverUrl: string; text: string } | undefined;
  return (serverUrl) => {
    if (kept?.serverUrl !== serverUrl) kept = { serverUrl, text: make(serverUrl) };
    return kept.text;
  };
}
