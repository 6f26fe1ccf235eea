import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rotateApiKeyInput } from "@/lib/api-keys/input";
import { newApiKeyJson, newApiKeyOutput } from "@/lib/api-keys/output";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/api-keys/{id}/rotate/", {
  POST: apiRoute(
    {
      summary: "Replace an API key; the old one works until its grace ends",
      tag: "API keys",
      auth: "tenant",
      permission: "api_keys:manage",
      keyScope: "keys:write",
      limit: "default",
      params: z.object({ id: idParam }),
      input: rotateApiKeyInput,
      output: newApiKeyOutput,
      errors: ["api_key_limit_reached", "invalid_state"],
    },
    async ({ caller, params: { id }, input, by }) =>
      newApiKeyJson(
        await rotateApiKey({
          accountId: caller.account.id,
          apiKeyId: id,
          graceSeconds: input.grace_seconds,
          rotatedBy: caller.apiKey ? "The program that holds another key" : "A member of your team",
          userId: caller.userId ?? null,
          by,
        }),
      ),
  ),
});
