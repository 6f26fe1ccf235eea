import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bridgeSiteOf } from "@/lib/bridge/bridge-site";
import { siteQuery } from "@/lib/bridge/input";
import { acknowledgeDelivery } from "@/lib/deliveries/acknowledge-delivery";
import { countWaiting } from "@/lib/deliveries/count-waiting";
import { ackInput } from "@/lib/deliveries/input";
import { ackJson, ackOutput } from "@/lib/deliveries/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/deliveries/{id}/ack/", {
  POST: apiRoute(
    {
      summary: "Say how a delivery ended in WordPress; the same again changes nothing",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      params: z.object({ id: idParam }),
      query: siteQuery,
      input: ackInput,
      output: ackOutput,
      errors: ["site_identity_conflict", "not_found"],
    },
    async ({ caller, params: { id: deliveryId }, query, input, request, by }) => {
      const site = await bridgeSiteOf({ caller, request }, query.site_id, query);
      const delivery = await acknowledgeDelivery({ ...site, deliveryId, by }, input);
      return { ...ackJson(delivery), deliveries_waiting: await countWaiting(site) };
    },
  ),
});
