import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSiteOf } from "@/lib/bridge/bridge-site";
import { disconnectSite } from "@/lib/bridge/disconnect-site";
import { disconnectInput, siteQuery } from "@/lib/bridge/input";
import { disconnectedOutput } from "@/lib/bridge/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/disconnect/", {
  POST: apiRoute(
    {
      summary: "Say goodbye: the key of this call ends, and the site is no longer connected",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: siteQuery,
      input: disconnectInput,
      output: disconnectedOutput,
      errors: ["site_identity_conflict", "not_found"],
    },
    async ({ caller, query, input, request, by }) => {
      const { accountId, siteId } = await bridgeSiteOf({ caller, request }, query.site_id, input, query);
      // A key for every site serves the others too.
      const apiKeyId = caller.apiKey.site && !input.keep_key ? caller.apiKey.id : null;
      await disconnectSite({ accountId, siteId, apiKeyId, reason: input.reason, by });
      return { disconnected: true, key_revoked: apiKeyId !== null };
    },
  ),
});
