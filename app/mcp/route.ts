import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { mcpResponse } from "@/lib/mcp/mcp-response";
import { TOOLS } from "./tools";

/** The Model Context Protocol over HTTP, for API keys alone. There is no stream to open: GET is 405. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/mcp", {
  POST: apiRoute(
    {
      summary: "Answer a message of the Model Context Protocol",
      tag: "Agents",
      auth: "key",
      keyScope: "any",
      limit: "default",
      output: z.null(),
      file: "application/json",
      idempotency: "inside",
    },
    async ({ caller, request }) => fileReply(await mcpResponse(request, caller.apiKey, TOOLS)),
  ),
});
