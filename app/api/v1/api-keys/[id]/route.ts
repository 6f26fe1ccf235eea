import { z } from "zod";
import { onlySiteOf } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { revokedOutput } from "@/lib/api-keys/output";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/api-keys/{id}/", {
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
