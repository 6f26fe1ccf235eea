import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { retryDelivery } from "@/lib/deliveries/decide-delivery";
import { deliveryJson, deliveryOutput } from "@/lib/deliveries/output";

const params = z.object({ id: idParam, delivery_id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/sites/{id}/deliveries/{delivery_id}/retry/",
  {
    POST: apiRoute(
      {
        summary: "Begin again with one that failed, was cancelled or was rejected",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:write",
        keyScope: "content:write",
        limit: "content_write",
        params,
        output: deliveryOutput,
        errors: ["feature_not_in_plan", "invalid_state", "site_read_only"],
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId }, by }) => {
        requireSeesSite(caller, siteId);
        const place = { accountId: caller.account.id, siteId, deliveryId, by };
        return deliveryJson(await retryDelivery(place));
      },
    ),
  },
);
