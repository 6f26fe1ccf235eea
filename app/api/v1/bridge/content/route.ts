import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSite, bridgeSiteOf, deliveriesWaiting } from "@/lib/bridge/bridge-site";
import { contentFilter, contentInput, itemsOf, senderOf, siteQuery } from "@/lib/bridge/input";
import { contentJson, contentOutput, upsertOutput } from "@/lib/bridge/output";
import { listContent } from "@/lib/bridge/queries";
import { upsertContent } from "@/lib/bridge/upsert-content";
import { waitingOutput } from "@/lib/deliveries/output";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/content/", {
  GET: apiRoute(
    {
      summary: "List the site's inventory, in the order it became known",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:read",
      limit: "bridge",
      query: listQuery.extend({ ...siteQuery.shape, ...contentFilter.shape }),
      output: listOf(contentOutput).extend(waitingOutput.shape),
      errors: ["not_found"],
    },
    async ({ caller, query: { limit, cursor, site_id, type, status } }) => {
      const site = await bridgeSite(caller, site_id);
      const rows = await listContent(site, { limit, after: afterId(cursor), type, status });
      return {
        ...page(rows.map(contentJson), limit, ({ id }) => id),
        deliveries_waiting: await deliveriesWaiting(site),
      };
    },
  ),
  PUT: apiRoute(
    {
      summary: "Take over up to 500 items of the site's inventory",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: siteQuery,
      input: contentInput,
      output: upsertOutput.extend(waitingOutput.shape),
      errors: ["site_read_only", "site_identity_conflict", "not_found"],
    },
    async ({ caller, query, input, request }) => {
      const site = await bridgeSiteOf({ caller, request }, query.site_id, senderOf(input), query);
      const counts = await upsertContent(site, itemsOf(input));
      return { ...counts, deliveries_waiting: await deliveriesWaiting(site) };
    },
  ),
});
