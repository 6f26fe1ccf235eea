import { makerOf } from "@/lib/api/callers/maker-of";
import { onlySiteOf } from "@/lib/api/callers/site-of-key";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createApiKeyInput } from "@/lib/api-keys/input";
import { apiKeyJson, apiKeyOutput, newApiKeyJson, newApiKeyOutput } from "@/lib/api-keys/output";
import { listApiKeys } from "@/lib/api-keys/queries";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/api-keys/", {
  GET: apiRoute(
    {
      summary: "List API keys, newest first",
      tag: "API keys",
      auth: "tenant",
      permission: "api_keys:manage",
      keyScope: "keys:read",
      limit: "default",
      query: listQuery,
      output: listOf(apiKeyOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const wanted = { limit, after: afterId(cursor), siteId: onlySiteOf(caller) };
      const rows = await listApiKeys(caller.account.id, wanted);
      return page(rows.map(apiKeyJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Create an API key; its secret is in this answer only",
      tag: "API keys",
      auth: "tenant",
      permission: "api_keys:manage",
      keyScope: "keys:write",
      limit: "default",
      input: createApiKeyInput,
      output: newApiKeyOutput,
      status: 201,
      errors: ["api_key_limit_reached", "email_not_verified", "not_found"],
    },
    async ({ caller, input, by }) =>
      newApiKeyJson(
        await createApiKey({
          accountId: caller.account.id,
          ...makerOf(caller),
          name: input.name,
          siteId: input.site_id,
          scopes: input.scopes,
          allowedAddresses: input.allowed_addresses,
          rateLimitPerMinute: input.rate_limit_per_minute,
          expiresAt: typeof input.expires_at === "string" ? new Date(input.expires_at) : input.expires_at,
          by,
        }),
      ),
  ),
});
