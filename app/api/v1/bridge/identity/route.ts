import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSite, identityOf } from "@/lib/bridge/bridge-site";
import { settleIdentity } from "@/lib/bridge/identity/settle-identity";
import { settleInput, siteQuery } from "@/lib/bridge/input";
import { siteJson, siteOutput } from "@/lib/sites/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/identity/", {
  POST: apiRoute(
    {
      summary: "Decide, in WordPress, whether the caller is the site that moved, or a copy of it",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: siteQuery,
      input: settleInput,
      output: siteOutput,
      errors: ["invalid_state", "not_found"],
    },
    async ({ caller, query, input: { choice, ...told }, by }) => {
      const { accountId, siteId } = await bridgeSite(caller, query.site_id);
      return siteJson(
        await settleIdentity({ accountId, siteId, choice, meant: identityOf(told, query), by }),
      );
    },
  ),
});
