import { z } from "zod";
import { onlySiteOf } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { updateApiKeyInput } from "@/lib/api-keys/input";
import { apiKeyJson, apiKeyOutput, revokedOutput } from "@/lib/api-keys/output";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { updateApiKey } from "@/lib/api-keys/update-api-key";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/api-keys/{id}/", {
  PATCH: apiRoute(
    {
      summary: "Change an API key's name, addresses or rate limit, or take it over; its secret stays",
      tag: "API keys",
      auth: "tenant",
      permission: "api_keys:manage",
      keyScope: "keys:write",
      limit: "default",
      params: z.object({ id: idParam }),
      input: updateApiKeyInput,
      output: apiKeyOutput,
      errors: ["invalid_state"],
    },
    async ({ caller, params: { id }, input, by }) =>
      apiKeyJson(
        await updateApiKey({
          accountId: caller.account.id,
          apiKeyId: id,
          name: input.name,
          allowedAddresses: input.allowed_addresses,
          rateLimitPerMinute: input.rate_limit_per_minute,
          takeOver: input.take_over,
          by,
        }),
      ),
  ),
  DELETE: apiRoute(
    {
      summary: "Revoke an API key immediately",
      tag: "API keys",
      auth: "tenant",
      permission: "api_keys:manage",
      keyScope: "keys:write",
      limit: "default",
      params: z.object({ id: idParam }),
      output: revokedOutput,
    },
    async ({ caller, params: { id }, by }) => {
      const siteId = onlySiteOf(caller);
      await revokeApiKey({ accountId: caller.account.id, apiKeyId: id, siteId, by });
      return { id, revoked: true };
    },
  ),
});
