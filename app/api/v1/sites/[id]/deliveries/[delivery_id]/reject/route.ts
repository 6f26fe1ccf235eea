import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rejectDelivery } from "@/lib/deliveries/decide-delivery";
import { rejectDeliveryInput } from "@/lib/deliveries/input";
import { deliveryJson, deliveryOutput } from "@/lib/deliveries/output";

const params = z.object({ id: idParam, delivery_id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/sites/{id}/deliveries/{delivery_id}/reject/",
  {
    POST: apiRoute(
      {
        summary: "Keep what awaits approval from WordPress, and say why",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:write",
        limit: "content_write",
        params,
        input: rejectDeliveryInput,
        output: deliveryOutput,
        errors: ["invalid_state"],
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId }, input, by }) => {
        const place = { accountId: caller.account.id, siteId, deliveryId, by };
        return deliveryJson(await rejectDelivery(place, input.reason));
      },
    ),
  },
);
