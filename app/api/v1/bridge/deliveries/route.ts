import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSite } from "@/lib/bridge/bridge-site";
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
      errors: ["not_found"],
    },
    async ({ caller, query: { limit, site_id }, request }) => {
      const site = await bridgeSite(caller, site_id);
      // HEAD gets no body, so it would take what it never sees.
      const leased = request.method === "HEAD" ? [] : await leaseDeliveries(site, limit);
      return { results: leased.map(leasedJson), deliveries_waiting: await countWaiting(site) };
    },
  ),
});
