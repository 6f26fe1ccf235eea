import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { deleteEndpoint } from "@/lib/webhooks/delete-endpoint";
import { updateEndpointInput } from "@/lib/webhooks/input";
import { endpointDeletedOutput, endpointJson, endpointOutput } from "@/lib/webhooks/output";
import { getEndpoint } from "@/lib/webhooks/queries";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";

const params = z.object({ id: idParam });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/webhook-endpoints/{id}/", {
  GET: apiRoute(
    {
      summary: "Get a webhook endpoint",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      params,
      output: endpointOutput,
    },
    async ({ caller, params: { id } }) => endpointJson(await getEndpoint(caller.account.id, id)),
  ),
  PATCH: apiRoute(
    {
      summary: "Change a webhook endpoint, or switch it on or off",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      params,
      input: updateEndpointInput,
      output: endpointOutput,
    },
    async ({ caller, params: { id }, input, by }) =>
      endpointJson(await updateEndpoint({ accountId: caller.account.id, endpointId: id, change: input, by })),
  ),
  DELETE: apiRoute(
    {
      summary: "Delete a webhook endpoint with its log",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      params,
      output: endpointDeletedOutput,
    },
    async ({ caller, params: { id }, by }) => {
      await deleteEndpoint({ accountId: caller.account.id, endpointId: id, by });
      return { id, deleted: true };
    },
  ),
});
