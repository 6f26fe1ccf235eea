import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { pageOfAll } from "@/lib/api/route/page-of-all";
import { listOf, listQuery } from "@/lib/pagination";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { createEndpointInput } from "@/lib/webhooks/input";
import { endpointJson, endpointOutput, newEndpointOutput } from "@/lib/webhooks/output";
import { listEndpoints } from "@/lib/webhooks/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/webhook-endpoints/", {
  GET: apiRoute(
    {
      summary: "List webhook endpoints, newest first",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      query: listQuery,
      output: listOf(endpointOutput),
    },
    async ({ caller, query }) => pageOfAll((await listEndpoints(caller.account.id)).map(endpointJson), query),
  ),
  POST: apiRoute(
    {
      summary: "Create a webhook endpoint; its signing secret is in this answer only",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      input: createEndpointInput,
      output: newEndpointOutput,
      status: 201,
      errors: ["webhook_endpoint_limit_reached"],
    },
    async ({ caller, input, by }) => {
      const { url, description, event_types: eventTypes } = input;
      const accountId = caller.account.id;
      const { endpoint, secret } = await createEndpoint({ accountId, url, description, eventTypes, by });
      return { ...endpointJson(endpoint), secret };
    },
  ),
});
