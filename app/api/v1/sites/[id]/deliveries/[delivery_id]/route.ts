import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { cancelDelivery } from "@/lib/deliveries/decide-delivery";
import { changeDeliveryInput } from "@/lib/deliveries/input";
import { deliveryJson, deliveryOutput } from "@/lib/deliveries/output";
import { getDelivery } from "@/lib/deliveries/queries";
import { updateDelivery } from "@/lib/deliveries/update-delivery";

const params = z.object({ id: idParam, delivery_id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/sites/{id}/deliveries/{delivery_id}/",
  {
    GET: apiRoute(
      {
        summary: "Read one delivery and what became of it",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:read",
        keyScope: "content:read",
        limit: "content_read",
        params,
        output: deliveryOutput,
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId } }) => {
        requireSeesSite(caller, siteId);
        return deliveryJson(await getDelivery({ accountId: caller.account.id, siteId }, deliveryId));
      },
    ),
    PATCH: apiRoute(
      {
        summary: "Change a delivery that WordPress has not taken yet",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:write",
        keyScope: "content:write",
        limit: "content_write",
        params,
        input: changeDeliveryInput,
        output: deliveryOutput,
        errors: ["feature_not_in_plan", "invalid_state", "site_read_only"],
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId }, input, by }) => {
        requireSeesSite(caller, siteId);
        const place = { accountId: caller.account.id, siteId, deliveryId, by };
        return deliveryJson(await updateDelivery(place, input));
      },
    ),
    DELETE: apiRoute(
      {
        summary: "Cancel a delivery that WordPress has not taken yet",
        tag: "Deliveries",
        auth: "tenant",
        permission: "content:write",
        keyScope: "content:write",
        limit: "content_write",
        params,
        output: deliveryOutput,
        errors: ["invalid_state"],
      },
      async ({ caller, params: { id: siteId, delivery_id: deliveryId }, by }) => {
        requireSeesSite(caller, siteId);
        return deliveryJson(await cancelDelivery({ accountId: caller.account.id, siteId, deliveryId, by }));
      },
    ),
  },
);
