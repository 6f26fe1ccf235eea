import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { approveDelivery } from "@/lib/deliveries/decide-delivery";
import { deliveryJson, deliveryOutput } from "@/lib/deliveries/output";

const params = z.object({ id: idParam, delivery_id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/sites/{id}/deliveries/{delivery_id}/approve/",
  {
    POST: apiRoute(
      {
        summary: "Let WordPress have what awaits approval; a person's decision",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:write",
        limit: "content_write",
        params,
        output: deliveryOutput,
        errors: ["feature_not_in_plan", "invalid_state", "site_read_only"],
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId }, by }) => {
        const place = { accountId: caller.account.id, siteId, deliveryId, by };
        return deliveryJson(await approveDelivery(place));
      },
    ),
  },
);
