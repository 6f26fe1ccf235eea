import { z } from "zod";
import { requireSeesSite } from "@/lib/api/callers/site-of-key";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { createDelivery } from "@/lib/deliveries/create-delivery";
import { createDeliveryInput, deliveryFilter } from "@/lib/deliveries/input";
import { deliveryJson, deliveryOutput } from "@/lib/deliveries/output";
import { listDeliveries } from "@/lib/deliveries/queries";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sites/{id}/deliveries/", {
  GET: apiRoute(
    {
      summary: "List what was handed over for a site, newest first",
      tag: "Deliveries",
      auth: "tenant",
      permission: "content:read",
      keyScope: "content:read",
      limit: "content_read",
      params,
      query: listQuery.extend(deliveryFilter.shape),
      output: listOf(deliveryOutput),
    },
    async ({ caller, params: { id: siteId }, query: { limit, cursor, status } }) => {
      requireSeesSite(caller, siteId);
      const place = { accountId: caller.account.id, siteId };
      const rows = await listDeliveries(place, { limit, after: afterId(cursor), status });
      return page(rows.map(deliveryJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Hand finished content over for WordPress to publish",
      tag: "Deliveries",
      auth: "tenant",
      permission: "content:write",
      keyScope: "content:write",
      limit: "content_write",
      params,
      input: createDeliveryInput,
      output: deliveryOutput,
      status: 201,
      errors: ["feature_not_in_plan", "site_read_only"],
    },
    async ({ caller, params: { id: siteId }, input, by }) => {
      requireSeesSite(caller, siteId);
      const place = { accountId: caller.account.id, siteId, apiKeyId: caller.apiKey?.id ?? null };
      return deliveryJson(await createDelivery({ ...place, input, by }));
    },
  ),
});
