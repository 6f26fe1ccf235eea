import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSiteOf } from "@/lib/bridge/bridge-site";
import { siteQuery } from "@/lib/bridge/input";
import { countWaiting } from "@/lib/deliveries/count-waiting";
import { leaseQuery } from "@/lib/deliveries/input";
import { leaseDeliveries } from "@/lib/deliveries/lease-deliveries";
import { leasedJson, leaseOutput } from "@/lib/deliveries/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/deliveries/", {
  GET: apiRoute(
    {
      summary: "Take the oldest deliveries that wait, for five minutes",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: leaseQuery.extend(siteQuery.shape),
      output: leaseOutput,
      errors: ["site_identity_conflict", "not_found"],
    },
    async ({ caller, query, request, by }) => {
      const site = await bridgeSiteOf({ caller, request }, query.site_id, query);
      // HEAD gets no body, so it would take what it never sees.
      const isHead = request.method === "HEAD";
      const leased = isHead ? [] : await leaseDeliveries({ ...site, limit: query.limit, by });
      return { results: leased.map(leasedJson), deliveries_waiting: await countWaiting(site) };
    },
  ),
});
