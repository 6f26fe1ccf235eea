import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, page } from "@/lib/pagination";
import { filterAsked, requestsQuery } from "@/lib/request-log/input";
import { requestJson, requestOutput } from "@/lib/request-log/output";
import { listRequests } from "@/lib/request-log/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/requests/", {
  GET: apiRoute(
    {
      summary: "List the API requests of the last 14 days",
      tag: "Requests",
      auth: "tenant",
      permission: "requests:read",
      keyScope: "requests:read",
      limit: "default",
      query: requestsQuery,
      output: listOf(requestOutput),
    },
    async ({ caller, query }) => {
      const { limit, cursor } = query;
      const after = afterId(cursor);
      const rows = await listRequests(caller.account.id, filterAsked(query), { limit, after });
      return page(rows.map(requestJson), limit, ({ id }) => id);
    },
  ),
});
