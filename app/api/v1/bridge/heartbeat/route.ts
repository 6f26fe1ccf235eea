import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSite, deliveriesWaiting, isBridgePlugin } from "@/lib/bridge/bridge-site";
import { heartbeatInput, siteQuery } from "@/lib/bridge/input";
import { connectionJson, connectionOutput } from "@/lib/bridge/output";
import { recordHeartbeat } from "@/lib/bridge/record-heartbeat";
import { waitingOutput } from "@/lib/deliveries/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/heartbeat/", {
  POST: apiRoute(
    {
      summary: "Say that the WordPress side is alive, and what it runs on",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: siteQuery,
      input: heartbeatInput,
      output: connectionOutput.extend(waitingOutput.shape),
      errors: ["site_identity_conflict", "not_found"],
    },
    async ({ caller, query, input, request }) => {
      const site = await bridgeSite(caller, query.site_id);
      const connection = await recordHeartbeat({
        accountId: site.accountId,
        siteId: site.siteId,
        bound: site.bound,
        apiKeyId: caller.apiKey.id,
        siteUrl: input.site_url,
        installId: input.install_id ?? query.install_id,
        isPlugin: isBridgePlugin(request.headers),
        wpVersion: input.wp_version,
        phpVersion: input.php_version,
        pluginVersion: input.plugin_version,
        postTypes: input.post_types,
        icon: input.icon,
      });
      return { ...connectionJson(connection), deliveries_waiting: await deliveriesWaiting(site) };
    },
  ),
});
